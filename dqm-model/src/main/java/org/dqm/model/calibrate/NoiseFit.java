package org.dqm.model.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.dqm.model.preprocess.BlindLinear;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.NeighbourCovariance;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.ResidualCovariance;

/** Measures a {@link NoiseModel} on the residuals of good lumisections. */
final class NoiseFit {
    /** Lumisections that the prediction counts for beside a bin's own scatter. */
    private static final double PRIOR_LUMISECTIONS = 30;
    /** Runs that the mean of all bins counts for beside a bin's own offsets. */
    private static final double PRIOR_RUNS = 10;
    /** Squared significance that counts as this much at most. */
    private static final double OUTLIER = 25;
    /** Variance of a bin, or a square, below which it says nothing. */
    private static final double MIN_VARIANCE = 2;
    /** Lumisections of a run from which its offsets say anything. */
    private static final int MIN_RUN = 5;
    /** Slope over mean of a bin that does not saturate. */
    private static final float FOLLOWS = 0.5f;
    /** Runs from which they tell how runs differ. */
    private static final int MIN_RUNS = 5;

    /** A lumisection, and what is masked in it because it is no good. */
    private record Good(MapSums sums, BitSet masked) {}

    private final Reference reference;
    private final GridTopology grid;
    private final BlindLinear blind;
    private final List<int[]> units;
    private final List<Good> good = new ArrayList<>();
    private final List<List<Good>> runs = new ArrayList<>();
    private PileupResponse pileup = PileupResponse.NONE;

    NoiseFit(
            Reference reference,
            NeighbourCovariance covariance,
            List<MapSums> good,
            List<Integer> runNumbers,
            List<int[]> units) {
        if (good.isEmpty()) {
            throw new IllegalArgumentException("the noise model needs at least one good lumisection");
        }
        this.reference = reference;
        this.grid = reference.grid();
        this.units = units;
        this.blind = new BlindLinear(reference, covariance);
        Map<Integer, List<MapSums>> byRun = new TreeMap<>();
        for (int l = 0; l < good.size(); l++) {
            byRun.computeIfAbsent(runNumbers.get(l), run -> new ArrayList<>()).add(good.get(l));
        }
        for (List<MapSums> run : byRun.values()) {
            BitSet masked = Contamination.of(run, reference.law());
            runs.add(run.stream()
                    .map(sums -> new Good(sums.without(masked), masked))
                    .toList());
        }
        runs.forEach(this.good::addAll);
    }

    NoiseModel run() {
        PlaceSpread asPredicted = PlaceSpread.none(grid, units.size());
        float[] one = new float[grid.size()];
        Arrays.fill(one, 1);
        float[] lasting = new float[grid.size()];
        for (int i = 0; i < lasting.length; i++) {
            lasting[i] = (float) (blind.covariance().white() + reference.relativeVariance(i));
        }
        if (good.size() < 2) {
            return model(one, lasting, asPredicted, asPredicted);
        }
        List<Offsets> offsets = offsets(model(one, lasting, asPredicted, asPredicted));
        pileup = PileupResponse.fit(
                offsets.stream().map(Offsets::summary).flatMap(Optional::stream).toList());
        lasting = lasting(offsets, pileup);
        float[] spread = spread(model(one, lasting, asPredicted, asPredicted));
        NoiseModel model = model(spread, lasting, asPredicted, asPredicted);
        return model(spread, lasting, ofLumisections(model), ofRuns(model));
    }

    private NoiseModel model(float[] spread, float[] lasting, PlaceSpread single, PlaceSpread window) {
        return new NoiseModel(reference, blind, new NoiseModel.BinSpread(spread, lasting), single, window, pileup);
    }

    private PlaceSpread ofLumisections(NoiseModel model) {
        PlaceSpreadFit fit = new PlaceSpreadFit(model, units, inSample());
        runs.forEach(run -> fit.add(run.stream().map(Good::sums).toList(), run.get(0).masked));
        return fit.spread();
    }

    /** Of sums over a run, or as much of it as the longest window has. */
    private PlaceSpread ofRuns(NoiseModel model) {
        List<List<Good>> telling =
                runs.stream().filter(run -> run.size() >= MIN_RUN).toList();
        if (telling.size() < MIN_RUNS) {
            return PlaceSpread.none(grid, units.size());
        }
        PlaceSpreadFit fit = new PlaceSpreadFit(model, units, telling.size() / (telling.size() - 1.0));
        telling.forEach(run -> fit.add(
                List.of(MapSums.of(run.stream().limit(30).map(Good::sums).toList())), run.get(0).masked));
        return fit.spread();
    }

    /**
     * By how much the bins of a run are off, squared, beyond what counting explains; relative.
     *
     * @param squares shape {@code [ny, nx]}, NaN where a bin does not tell
     * @param mean of the bins that do not saturate: what those tell of their rate is too little and too rough
     */
    @SuppressWarnings("ArrayRecordComponent") // private, only read
    private record Offsets(OptionalDouble inversePileup, float[] squares, double mean) {
        Optional<PileupResponse.Run> summary() {
            return inversePileup.stream()
                    .mapToObj(inverse -> new PileupResponse.Run(inverse, mean))
                    .findFirst();
        }
    }

    private List<Offsets> offsets(NoiseModel first) {
        return runs.stream()
                .filter(run -> run.size() >= MIN_RUN)
                .map(run -> offsets(
                        first, MapSums.of(run.stream().limit(30).map(Good::sums).toList()), run.get(0).masked))
                .toList();
    }

    private Offsets offsets(NoiseModel first, MapSums sums, BitSet masked) {
        double common = blind.covariance().white();
        Residuals residuals = Residuals.of(sums, first, masked);
        ResidualCovariance left = residuals.covariance();
        float[] squares = new float[grid.size()];
        double sum = 0;
        int telling = 0;
        for (int i = 0; i < squares.length; i++) {
            float slope = sums.slope[i];
            squares[i] = Float.NaN;
            if (slope > 0 && tells(sums, i)) {
                double offset = residuals.excess()[i] / slope;
                double byCounting = sums.counting[i] / (slope * slope) * left.ofCounting(i);
                double own = (offset * offset - byCounting) / left.ofOwnOffset(i);
                squares[i] = (float) Math.max(-OUTLIER * common, Math.min(OUTLIER * common, own));
                if (slope > FOLLOWS * sums.mean[i]) {
                    sum += squares[i];
                    telling++;
                }
            }
        }
        return new Offsets(sums.pileup.inverse(), squares, sum / Math.max(1, telling));
    }

    /** From run to run, at least the floor, and the error of the reference; what pileup does is not in it. */
    private float[] lasting(List<Offsets> offsets, PileupResponse pileup) {
        double[] sum = new double[grid.size()];
        int[] told = new int[grid.size()];
        for (Offsets run : offsets) {
            double ofPileup = run.summary().map(pileup::variance).orElse(0.0);
            for (int i = 0; i < sum.length; i++) {
                if (!Float.isNaN(run.squares[i])) {
                    sum[i] += run.squares[i] - ofPileup;
                    told[i]++;
                }
            }
        }
        double common = blind.covariance().white();
        float[] lasting = new float[grid.size()];
        for (int i = 0; i < lasting.length; i++) {
            double own = common;
            if (told[i] > 1) {
                // One reference was fitted to all runs, so their mean offset is 0.
                double inSample = told[i] / (told[i] - 1.0);
                own = (PRIOR_RUNS * common + inSample * sum[i]) / (PRIOR_RUNS + told[i]);
            }
            lasting[i] = (float) (Math.max(Reference.FLOOR * Reference.FLOOR, own) + reference.relativeVariance(i));
        }
        return lasting;
    }

    /** Corrects for the expectation having been fitted to these very lumisections. */
    private double inSample() {
        return good.size() / (good.size() - 1.0);
    }

    private float[] spread(NoiseModel model) {
        double[] sum = new double[grid.size()];
        int[] used = new int[grid.size()];
        for (Good one : good) {
            MapSums lumisection = one.sums;
            Residuals residuals = Residuals.of(lumisection, model, one.masked);
            for (int i = 0; i < sum.length; i++) {
                double variance = residuals.variance()[i];
                if (variance > MIN_VARIANCE && tells(lumisection, i)) {
                    double e = residuals.excess()[i];
                    sum[i] += Math.min(OUTLIER, inSample() * e * e / variance);
                    used[i]++;
                }
            }
        }
        float[] spread = new float[grid.size()];
        for (int i = 0; i < spread.length; i++) {
            spread[i] = (float) ((PRIOR_LUMISECTIONS + sum[i]) / (PRIOR_LUMISECTIONS + used[i]));
        }
        return spread;
    }

    /** Whether a bin follows its rate: saturated ones hardly move, so they say nothing about how rates scatter. */
    private static boolean tells(MapSums lumisection, int i) {
        return lumisection.slope[i] > 0.1 * lumisection.mean[i];
    }
}

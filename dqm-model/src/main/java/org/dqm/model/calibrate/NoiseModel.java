package org.dqm.model.calibrate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.dqm.model.preprocess.BlindLinear;
import org.dqm.model.preprocess.CountLaw;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.Member;
import org.dqm.model.preprocess.NeighbourCovariance;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.ResidualCovariance;
import org.dqm.model.preprocess.Response;
import org.dqm.model.registry.NpyArray;

/**
 * How far good lumisections scatter around what is expected of them, given their neighbours.
 *
 * <p>The residual of a bin varies by its counting noise, new in every lumisection, and by an offset that lasts for a
 * run and does not average out; both as far as the neighbours do not tell them. Sums over groups of bins vary as the
 * covariance of the residuals says, and by an error that all expectations share.
 */
public final class NoiseModel {
    /** Relative error that neighbouring bins share. */
    public static final double COMMON_FLOOR = 0.01;

    private final Reference reference;
    private final BlindLinear blind;
    private final BinSpread bins;
    private final PlaceSpread single;
    private final PlaceSpread between;
    private final PlaceSpread window;
    private final PileupResponse pileup;
    private final Map<Integer, Places> places = new ConcurrentHashMap<>();
    private final Map<Places, List<ResidualCovariance.Sum>> unitSums = new ConcurrentHashMap<>();

    /**
     * Bin by bin; shape {@code [ny, nx]}.
     *
     * @param spread measured over predicted variance of a residual
     * @param lasting relative variance of a rate that no averaging over the lumisections of a run removes
     */
    @SuppressWarnings("ArrayRecordComponent") // package-private, only read
    record BinSpread(float[] spread, float[] lasting) {}

    /**
     * Takes the arrays over.
     *
     * @param single how sums of one lumisection spread
     * @param window how sums of long windows do
     * @param pileup how differently the bins follow pileup
     */
    NoiseModel(
            Reference reference,
            BlindLinear blind,
            BinSpread bins,
            PlaceSpread single,
            PlaceSpread window,
            PileupResponse pileup) {
        this.reference = reference;
        this.blind = blind;
        this.bins = bins;
        this.single = single;
        this.between = PlaceSpread.between(single, window);
        this.window = window;
        this.pileup = pileup;
    }

    /**
     * Learns from good lumisections.
     *
     * @param good at least one; sums of single lumisections of one reference
     * @param runs run number of each
     * @param units bins of the named units, row-major indices
     */
    public static NoiseModel fit(
            Reference reference,
            NeighbourCovariance covariance,
            List<MapSums> good,
            List<Integer> runs,
            List<int[]> units) {
        return new NoiseFit(reference, covariance, good, runs, units).run();
    }

    public GridTopology grid() {
        return reference.grid();
    }

    /** What the neighbours say of a bin. */
    public BlindLinear blind() {
        return blind;
    }

    /** The shape of the counts' distribution. */
    public CountLaw law() {
        return reference.law();
    }

    /** How hits follow from a load. */
    Response response() {
        return reference.response();
    }

    /** Whether the variance is proportional to what is expected of this very lumisection. */
    boolean variesWithMean() {
        return reference.response() == Response.POISSON && law() == CountLaw.POISSON;
    }

    /** Measured over predicted variance of a bin's residual. */
    float spread(int bin) {
        return bins.spread[bin];
    }

    /** Relative variance of a bin's rate that no averaging over the lumisections of a run removes. */
    public float lasting(int bin) {
        return bins.lasting[bin];
    }

    /** How differently the rates of bins follow pileup. */
    PileupResponse pileup() {
        return pileup;
    }

    /** How sums vary at a share of lasting in counting variance. */
    Places places(double share) {
        int step = BlindLinear.step(share);
        return places.computeIfAbsent(step, s -> new Places(this, reference, BlindLinear.share(s)));
    }

    /** How the sums over the units vary; one list of units for a model. */
    public List<ResidualCovariance.Sum> units(Places at, List<int[]> units) {
        return unitSums.computeIfAbsent(at, p -> units.stream().map(p::sum).toList());
    }

    /** Measured over predicted variance of sums over squares and units, for a window of so many lumisections. */
    public PlaceSpread placeSpread(int lumisections) {
        return lumisections == 1 ? single : lumisections < 10 ? between : window;
    }

    /** Everything, for {@code noise.npz}. */
    public Map<String, NpyArray> toArrays() {
        List<Integer> shape = List.of(grid().ny(), grid().nx());
        Map<String, NpyArray> arrays = new TreeMap<>(blind.covariance().toArrays());
        arrays.put("spread", NpyArray.ofFloats(shape, bins.spread));
        arrays.put("lasting_variance", NpyArray.ofFloats(shape, bins.lasting));
        single.toArrays("single", grid(), arrays);
        window.toArrays("window", grid(), arrays);
        pileup.toArrays(arrays);
        return arrays;
    }

    /**
     * Reads what {@link #toArrays} gave.
     *
     * @param units number of named units
     * @throws IllegalArgumentException if one is missing or has another shape
     */
    public static NoiseModel fromArrays(Reference reference, int units, Map<String, NpyArray> arrays) {
        int size = reference.grid().size();
        return new NoiseModel(
                reference,
                new BlindLinear(reference, NeighbourCovariance.fromArrays(arrays)),
                new BinSpread(
                        Member.require(arrays, "spread", size).toFloats(),
                        Member.require(arrays, "lasting_variance", size).toFloats()),
                PlaceSpread.fromArrays("single", reference.grid(), units, arrays),
                PlaceSpread.fromArrays("window", reference.grid(), units, arrays),
                PileupResponse.fromArrays(arrays));
    }
}

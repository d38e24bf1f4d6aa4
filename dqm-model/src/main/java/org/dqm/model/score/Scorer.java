package org.dqm.model.score;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Conditions;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Outcome.NotScored;
import org.dqm.domain.Outcome.Scored;
import org.dqm.domain.Region;
import org.dqm.domain.Verdict;
import org.dqm.model.calibrate.Calibration;
import org.dqm.model.calibrate.MapSums;
import org.dqm.model.network.Engine;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.TensorLayout;

/**
 * Scores one element's lumisections in the order they are given; remembers the last 30 scored of the run.
 *
 * <p>Not safe for several threads. The same records in the same order give the same verdicts, and records older than
 * the window do not matter; of masks only the one that holds at a lumisection counts for its verdict.
 */
public final class Scorer {
    private final ScoringModel model;
    private final Engine engine;
    private final Reconstruction reconstruction;
    private Scan scan;
    private History history = History.NONE;

    public Scorer(ScoringModel model, Engine engine) {
        this(model, engine, new BitSet());
    }

    /** @param ignored bins, by row-major index from 0, that are left out of the evidence as if they were masked */
    public Scorer(ScoringModel model, Engine engine, BitSet ignored) {
        this.model = model;
        this.engine = engine;
        TensorLayout layout = new TensorLayout(model.reference().grid(), model.halo());
        this.reconstruction =
                new Reconstruction(model.reference(), model.noise().blind(), new NetworkTensors(layout), engine);
        this.scan = new Scan(model, new BitSet());
        ignore(ignored);
    }

    /**
     * From now on these bins are left out of the evidence, as if they were masked, and no others: in the lumisections
     * that are remembered too.
     *
     * @param bins by row-major index from 0
     */
    public void ignore(BitSet bins) {
        if (!bins.equals(scan.ignored())) {
            scan = new Scan(model, (BitSet) bins.clone());
            history = history.without(bins);
        }
    }

    /** The verdict on one lumisection; one that is not scored, or fails, leaves the memory as it is. */
    public Verdict score(LumisectionHistogram histogram) {
        return score(histogram, Optional.empty());
    }

    /**
     * The same with what is known of the beam and the detector.
     *
     * @param conditions of this lumisection; the histogram's own events and pileup come before theirs
     */
    public Verdict score(LumisectionHistogram received, Optional<Conditions> conditions) {
        LumisectionHistogram histogram =
                conditions.map(known -> known.joinedTo(received)).orElse(received);
        Optional<NotScored> notScored = ApplicabilityCheck.of(model, histogram, conditions);
        if (notScored.isPresent()) {
            return new Verdict(histogram.id(), notScored.get(), Optional.empty());
        }
        Reconstructed reconstructed = reconstruction.of(histogram);
        Optional<NotScored> tooFew = ApplicabilityCheck.of(model, reconstructed.plain());
        if (tooFew.isPresent()) {
            return new Verdict(histogram.id(), tooFew.get(), Optional.empty());
        }
        History next = with(histogram, reconstructed);
        Findings findings = new Findings(scan, next.window());
        Optional<Region> whole = WholeRegion.of(model, reconstructed.plain(), histogram, conditions);
        double score =
                Math.max(findings.single().score(), whole.map(Region::score).orElse(0.0));
        List<Finding> single = findings.singleFaults();
        List<Finding> persistent = findings.persistentFaults();
        BitSet faulty = bins(single, persistent);
        EvidenceField here = faulty.isEmpty() ? findings.here() : EvidenceField.of(model, next.latest(), faulty);
        BinJudgement judged = BinJudgement.of(histogram, reconstructed.plain(), here);
        List<Region> regions = new Regions(model, here, next.window()).of(single, persistent, whole);
        boolean isAnomalous = score >= model.threshold()
                || persistent.stream().anyMatch(fault -> fault.isHere() && fault.score() >= model.threshold());
        Scored scored = new Scored(
                model.version(),
                engine.name(),
                judged.reconstructionError(),
                score,
                persistentScore(findings.persistent().score(), score, persistent),
                model.calibration().calibratedTo(),
                model.threshold(),
                isAnomalous,
                conditions.isPresent(),
                regions);
        Verdict verdict = new Verdict(histogram.id(), scored, Optional.of(judged.evidence()));
        // Last of all: what a failure leaves behind here would not come back at the next start.
        history = next;
        return verdict;
    }

    /**
     * Evidence of a lumisection known to be good, for calibration; remembers it as {@link #score} does.
     *
     * @return empty where the lumisection cannot be scored
     */
    public Optional<Calibration.GoodEvidence> evidence(LumisectionHistogram histogram) {
        if (ApplicabilityCheck.of(model, histogram, Optional.empty()).isPresent()) {
            return Optional.empty();
        }
        Reconstructed reconstructed = reconstruction.of(histogram);
        if (ApplicabilityCheck.of(model, reconstructed.plain()).isPresent()) {
            return Optional.empty();
        }
        History next = with(histogram, reconstructed);
        Findings findings = new Findings(scan, next.window());
        history = next;
        return Optional.of(new Calibration.GoodEvidence(
                histogram.id().run(),
                findings.single().evidence(),
                findings.persistent().evidence()));
    }

    /** Places of the lumisection scored last that are at least so significant, the strongest first. */
    List<Candidate> standingOut(double significance) {
        return new FieldScan(scan, history.latest())
                .places().stream()
                        .filter(place -> place.strength() >= significance)
                        .sorted(Comparator.comparingDouble(Candidate::strength).reversed())
                        .toList();
    }

    /** Signed −log₁₀ of each bin's tail probability in the lumisection scored last; 0 where masked. */
    public BinGrid binScores() {
        return BinScores.scores(model, List.of(history.latest()));
    }

    /** The same for the best of the windows ending there. */
    public BinGrid persistentBinScores() {
        return BinScores.scores(model, Findings.windows(history.window()));
    }

    /**
     * Signed standard deviations of every bin over the lumisections scored last, shape {@code [ny, nx]}, 0 where
     * masked.
     *
     * @param lumisections how many; fewer where the run has fewer
     */
    public float[] binSignificance(int lumisections) {
        List<MapSums> window = history.window();
        return BinScores.significance(
                model, MapSums.of(window.subList(Math.max(0, window.size() - lumisections), window.size())));
    }

    /**
     * Score of the windows. A fault that has gone restarts them: it counts no more, and where nothing else is found they
     * hold this lumisection alone.
     */
    private static double persistentScore(double ofWindows, double ofLumisection, List<Finding> faults) {
        if (faults.stream().noneMatch(Finding::isOver)) {
            return ofWindows;
        }
        return faults.stream()
                .filter(fault -> !fault.isOver())
                .mapToDouble(Finding::score)
                .reduce(ofLumisection, Math::max);
    }

    private static BitSet bins(List<Finding> single, List<Finding> persistent) {
        BitSet bins = new BitSet();
        single.forEach(fault -> bins.or(fault.bins()));
        persistent.stream().filter(Finding::isHere).forEach(fault -> bins.or(fault.bins()));
        return bins;
    }

    private History with(LumisectionHistogram histogram, Reconstructed reconstructed) {
        return history.with(histogram.id().run(), reconstructed.sums());
    }
}

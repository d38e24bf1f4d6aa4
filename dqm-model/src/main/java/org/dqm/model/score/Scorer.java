package org.dqm.model.score;

import java.util.List;
import java.util.Optional;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Outcome.NotScored;
import org.dqm.domain.Outcome.Scored;
import org.dqm.domain.Region;
import org.dqm.domain.Verdict;
import org.dqm.model.calibrate.Calibration;
import org.dqm.model.network.Engine;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.TensorLayout;

/**
 * Scores one element's lumisections in the order they are given; remembers the last 30 scored of the run.
 *
 * <p>Not safe for several threads. The same records in the same order give the same verdicts, and records older than
 * the window do not matter.
 */
public final class Scorer {
    private final ScoringModel model;
    private final Engine engine;
    private final Reconstruction reconstruction;
    private final Scan scan;
    private History history = History.NONE;

    public Scorer(ScoringModel model, Engine engine) {
        this.model = model;
        this.engine = engine;
        TensorLayout layout = new TensorLayout(model.reference().grid(), model.halo());
        this.reconstruction = new Reconstruction(model.reference(), new NetworkTensors(layout), engine);
        this.scan = new Scan(model);
    }

    /** The verdict on one lumisection; one that is not scored, or fails, leaves the memory as it is. */
    public Verdict score(LumisectionHistogram histogram) {
        Optional<NotScored> notScored = ApplicabilityCheck.of(model, histogram);
        if (notScored.isPresent()) {
            return new Verdict(histogram.id(), notScored.get(), Optional.empty());
        }
        Expectation expectation = reconstruction.of(histogram);
        History next = with(histogram, expectation);
        Findings findings = new Findings(scan, next.window());
        BinJudgement judged = BinJudgement.of(histogram, expectation, findings.here());
        double score = findings.single().score();
        List<Finding> persistent = findings.persistentFaults();
        List<Region> regions = new Regions(model, findings.here()).of(findings.singleFaults(), persistent);
        boolean isAnomalous = score >= model.threshold()
                || persistent.stream().anyMatch(fault -> fault.isHere() && fault.score() >= model.threshold());
        Scored scored = new Scored(
                model.version(),
                engine.name(),
                judged.reconstructionError(),
                score,
                findings.persistent().score(),
                model.calibration().calibratedTo(),
                model.threshold(),
                isAnomalous,
                false,
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
        if (ApplicabilityCheck.of(model, histogram).isPresent()) {
            return Optional.empty();
        }
        History next = with(histogram, reconstruction.of(histogram));
        Findings findings = new Findings(scan, next.window());
        history = next;
        return Optional.of(new Calibration.GoodEvidence(
                histogram.id().run(),
                findings.single().evidence(),
                findings.persistent().evidence()));
    }

    /** Signed −log₁₀ of each bin's tail probability in the lumisection scored last; 0 where masked. */
    public BinGrid binScores() {
        return BinScores.single(model, history.window());
    }

    /** The same for the best of the windows ending there. */
    public BinGrid persistentBinScores() {
        return BinScores.persistent(model, history.window());
    }

    private History with(LumisectionHistogram histogram, Expectation expectation) {
        return history.with(histogram.id().run(), new LumisectionEvidence(expectation, model.noise()));
    }
}

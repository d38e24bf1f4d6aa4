package org.dqm.model.score;

import java.util.Optional;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Verdict;
import org.dqm.model.calibrate.Calibration;
import org.dqm.model.network.Engine;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.TensorLayout;

/**
 * Scores one element's lumisections in the order they are given; remembers the last 30 scored of the run.
 *
 * <p>Not safe for several threads. The same records in the same order give the same verdicts, and records older than
 * the window do not matter.
 */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"})
public final class Scorer {
    private final ScoringModel model;
    private final Reconstruction reconstruction;

    public Scorer(ScoringModel model, Engine engine) {
        this.model = model;
        TensorLayout layout = new TensorLayout(model.reference().grid(), model.halo());
        this.reconstruction = new Reconstruction(model.reference(), new NetworkTensors(layout), engine);
    }

    /** The verdict on one lumisection; NotScored leaves the memory as it is. */
    public Verdict score(LumisectionHistogram histogram) {
        throw new UnsupportedOperationException(
                "follows by 07:50: " + histogram.id() + model.version() + reconstruction);
    }

    /**
     * Evidence of a lumisection known to be good, for calibration; scores it too.
     *
     * @return empty where the lumisection is not scored
     */
    public Optional<Calibration.GoodEvidence> evidence(LumisectionHistogram histogram) {
        throw new UnsupportedOperationException("follows by 07:50: " + histogram.id());
    }

    /** Signed −log₁₀ of each bin's tail probability in the lumisection scored last; 0 where masked. */
    public BinGrid binScores() {
        throw new UnsupportedOperationException("follows by 07:50");
    }

    /** The same for the best of the windows ending there. */
    public BinGrid persistentBinScores() {
        throw new UnsupportedOperationException("follows by 07:50");
    }
}

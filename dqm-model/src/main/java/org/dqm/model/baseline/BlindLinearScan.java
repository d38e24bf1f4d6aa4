package org.dqm.model.baseline;

import java.util.List;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.ModelVersion;
import org.dqm.ingest.NdjsonSummary;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.score.ScoringModel;
import org.dqm.model.train.GoodLumisections;
import org.dqm.model.train.Trainer;
import org.dqm.model.train.TrainingRequest;

/**
 * Our own chain without its network: reference, linear prediction from the neighbours, noise model and the scan over
 * places and windows are all there, the network says 0. What the network is worth is the difference to this.
 */
public final class BlindLinearScan implements MethodFitting {
    @Override
    public String name() {
        return "blind_linear";
    }

    @Override
    public Method fit(GoodMaps good) {
        TrainingRequest request = new TrainingRequest(
                new ModelVersion(name(), 1), new ElementPattern("**"), 0, 1, "in process, without a network");
        BundleContents contents = new Trainer(request, (stage, done, total, detail) -> {})
                .train(new GoodLumisections(good.lumisections(), List.of(), NdjsonSummary.NONE));
        SilentEngine engine = new SilentEngine(contents.network());
        return new ScorerMethod(name(), ScoringModel.of(contents), () -> engine);
    }
}

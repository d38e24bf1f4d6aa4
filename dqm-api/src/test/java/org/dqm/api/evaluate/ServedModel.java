package org.dqm.api.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import org.dqm.model.network.Engine;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.registry.ModelFolder;
import org.dqm.model.score.Scorer;
import org.dqm.model.score.ScoringModel;
import org.dqm.model.simulate.Detector;

/** The model that the service would take for a simulated detector: the highest version in the folder of models. */
record ServedModel(Detector detector, ScoringModel scoring, Engine engine) implements AutoCloseable {
    /** {@code -Ddqm.models=DIR} asks for models other than those of the repository. */
    private static final Path FOLDER =
            Path.of(System.getProperty("dqm.models", System.getProperty("dqm.root", "..") + "/models"));

    /** Empty if the folder has no model for the detector. */
    static Optional<ServedModel> of(String name) throws IOException {
        Detector detector = Detector.named(name).orElseThrow();
        Optional<Bundle> bundle = ModelFolder.open(FOLDER).forElement(detector.me());
        return bundle.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServedModel(
                        detector, ScoringModel.of(bundle.get()), bundle.get().openEngine(EngineKind.ONNXRUNTIME)));
    }

    /** A scorer of one element, which leaves some bins out of the evidence. */
    Scorer scorer(BitSet ignored) {
        return new Scorer(scoring, engine, ignored);
    }

    @Override
    public void close() {
        engine.close();
    }
}

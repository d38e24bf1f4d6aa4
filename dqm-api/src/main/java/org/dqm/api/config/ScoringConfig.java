package org.dqm.api.config;

import java.nio.file.Path;

/**
 * Which models score, and how.
 *
 * @param models folder of bundles, {@code <name>/<version>/}
 * @param workers threads that score; elements share them, one element keeps its order
 */
public record ScoringConfig(Path models, EngineChoice engine, int workers) {
    /** The engines that run a bundle's network. */
    public enum EngineChoice {
        DL4J,
        ONNXRUNTIME
    }

    public ScoringConfig {
        Bounds.notBlank("dqm.scoring.models", models.toString());
        Bounds.within("dqm.scoring.workers", workers, 1, 256);
    }

    static ScoringConfig read(Keys keys) {
        return new ScoringConfig(
                Path.of(keys.text("dqm.scoring.models")),
                Bounds.oneOf("dqm.scoring.engine", keys.text("dqm.scoring.engine"), EngineChoice.class),
                keys.integer("dqm.scoring.workers"));
    }
}

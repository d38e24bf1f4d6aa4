package org.dqm.model.registry;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The programs that can run a bundle's network. */
public enum EngineKind {
    DL4J("dl4j"),
    ONNXRUNTIME("onnxruntime");

    private final String label;

    EngineKind(String label) {
        this.label = label;
    }

    /** As in configuration, options and scores. */
    public String label() {
        return label;
    }

    /**
     * The engine of that label.
     *
     * @throws IllegalArgumentException if there is no such engine
     */
    public static EngineKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no engine '" + label + "'; found: "
                        + Arrays.stream(values()).map(EngineKind::label).collect(Collectors.joining(", "))));
    }
}

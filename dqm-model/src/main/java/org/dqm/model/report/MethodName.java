package org.dqm.model.report;

import java.util.Comparator;
import java.util.List;

/** How a method is called and drawn. */
record MethodName(String name) {
    /** Ours. */
    static final String OURS = "autoencoder";

    /** Ours, its network answering nothing. */
    static final String SILENT = "without_network";

    private static final String LINEAR = "blind_linear";

    /** What the report's text calls it. */
    String text() {
        return name.equals(OURS) ? "ours" : name.replace('_', ' ');
    }

    /** Its class in drawings. */
    String style() {
        return switch (name) {
            case OURS -> "ours";
            case SILENT -> "silent";
            case LINEAR -> "linear";
            case "oracle_family" -> "oracle";
            default -> isOracle() ? "oracle faint" : "other";
        };
    }

    boolean isOracle() {
        return name.startsWith("oracle");
    }

    /** Whether ours has to beat it: neither ours in part nor told the truth. */
    boolean isRival() {
        return !isOracle() && !name.equals(OURS) && !name.equals(SILENT);
    }

    /** Ours, ours in part, what it has to beat, oracles. */
    static List<MethodName> sorted(List<String> names) {
        return names.stream()
                .map(MethodName::new)
                .sorted(Comparator.comparingInt(MethodName::rank).thenComparing(MethodName::name))
                .toList();
    }

    private int rank() {
        return switch (name) {
            case OURS -> 0;
            case SILENT -> 1;
            case LINEAR -> 2;
            default -> isOracle() ? 4 : 3;
        };
    }
}

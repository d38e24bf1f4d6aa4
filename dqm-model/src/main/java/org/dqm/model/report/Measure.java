package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.DoubleFunction;

/**
 * A number that methods are compared by.
 *
 * @param key in {@code metrics.json}
 * @param differenceKey in {@code differences.json}; empty if no interval of the difference is measured
 * @param isMoreBetter whether a larger one is better, of the number and of the difference alike
 */
record Measure(String title, String key, String differenceKey, boolean isMoreBetter, DoubleFunction<String> format) {
    /** How ours stands against another method. */
    enum Standing {
        AHEAD,
        LEVEL,
        BEHIND
    }

    /** Ahead or behind only where the 95 % interval of the difference says so. */
    Standing standing(ReportData data, JsonNode row, String other, int lumisections) {
        JsonNode methods = row.path("methods");
        if (differenceKey.isEmpty()) {
            double difference = value(methods, MethodName.OURS) - value(methods, other);
            return standing(difference, difference);
        }
        JsonNode interval = data.difference(RowName.ofMetrics(row).id(), lumisections, other)
                .path(differenceKey)
                .path("interval");
        return interval.size() < 2
                ? Standing.LEVEL
                : standing(interval.path(0).asDouble(), interval.path(1).asDouble());
    }

    private Standing standing(double low, double high) {
        if (low > 0) {
            return isMoreBetter ? Standing.AHEAD : Standing.BEHIND;
        }
        if (high < 0) {
            return isMoreBetter ? Standing.BEHIND : Standing.AHEAD;
        }
        return Standing.LEVEL;
    }

    private double value(JsonNode methods, String method) {
        // A latency that is absent is one that more than half of the faults did not reach.
        return methods.path(method).path(key).asDouble(isMoreBetter ? 0 : 1e9);
    }

    /** Of a fault from its beginning on, so the same in all rows of it. */
    boolean isLatency() {
        return key.equals("latency_lumisections");
    }

    boolean isIn(JsonNode numbers) {
        return numbers.has(key);
    }

    String text(JsonNode numbers) {
        return numbers.has(key) ? format.apply(numbers.path(key).asDouble()) : "–";
    }
}

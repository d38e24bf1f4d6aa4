package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A row of the evaluation.
 *
 * @param id as in {@code curves.json}: {@code hot-block5-x2}
 * @param text for people: {@code hot ×2}
 * @param shape {@code bin}, {@code block 5×5}, {@code module}
 */
record RowName(String id, String text, String shape) {
    /** The row of an entry of {@code metrics.json}. */
    static RowName ofMetrics(JsonNode row) {
        String shape = row.path("shape").asText();
        long side = Math.round(Math.sqrt(row.path("size").asInt()));
        double factor = row.path("factor").asDouble();
        String number = factor == Math.rint(factor) ? String.valueOf((long) factor) : String.valueOf(factor);
        String kind = row.path("kind").asText();
        return ofId(kind + "-" + shape + (shape.equals("block") ? side : "") + (factor == 0 ? "" : "-x" + number));
    }

    static RowName ofId(String id) {
        String[] parts = id.split("-", -1);
        String shape = parts.length > 1 ? parts[1] : "";
        if (shape.startsWith("block")) {
            String side = shape.substring("block".length());
            shape = "block " + side + "×" + side;
        }
        return new RowName(id, parts[0] + (parts.length > 2 ? " ×" + parts[2].substring(1) : ""), shape);
    }

    @Override
    public String toString() {
        return text + " " + shape;
    }
}

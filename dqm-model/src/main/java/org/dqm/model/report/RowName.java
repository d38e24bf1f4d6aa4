package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A row of the evaluation.
 *
 * @param id as in {@code curves.json}: {@code hot-block5-x2}
 * @param text for people: {@code hot ×2}
 * @param shape {@code bin}, {@code block 5×5}, {@code module}
 * @param setting what is special: {@code flickering}, {@code fixed place}; empty if nothing is
 */
record RowName(String id, String text, String shape, String setting) {
    /** The row of an entry of {@code metrics.json}. */
    static RowName ofMetrics(JsonNode row) {
        String shape = row.path("shape").asText();
        long side = Math.round(Math.sqrt(row.path("size").asInt()));
        double factor = row.path("factor").asDouble();
        String number = factor == Math.rint(factor) ? String.valueOf((long) factor) : String.valueOf(factor);
        String kind = row.path("kind").asText();
        boolean hasFactor = factor != 0 && !kind.equals("exchanged");
        String setting = row.path("course").asText(row.path("place").asText());
        return ofId(kind + "-" + shape + (shape.equals("block") ? side : "") + (hasFactor ? "-x" + number : "")
                + (setting.isEmpty() ? "" : "-" + setting));
    }

    static RowName ofId(String id) {
        String[] parts = id.split("-", -1);
        String shape = parts.length > 1 ? parts[1] : "";
        if (shape.startsWith("block")) {
            String side = shape.substring("block".length());
            shape = "block " + side + "×" + side;
        }
        String factor = "";
        String setting = "";
        for (String part : List.of(parts).subList(Math.min(2, parts.length), parts.length)) {
            if (part.startsWith("x")) {
                factor = parts[0].equals("stuck") ? " at " + part.substring(1) : " ×" + part.substring(1);
            } else {
                setting = part.equals("fixed") ? "fixed place" : part.replace('_', ' ');
            }
        }
        return new RowName(id, parts[0] + factor, shape, setting);
    }

    @Override
    public String toString() {
        return text + " " + shape + (setting.isEmpty() ? "" : ", " + setting);
    }
}

package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Drawings of many rows, those of one shape of fault together; the first shape is open, the others can be opened. */
final class Panels {
    private Panels() {}

    /** @param draw draws one of the rows of {@code curves.json} */
    static void write(ReportData data, Markup out, Consumer<JsonNode> draw) {
        Map<String, List<JsonNode>> byShape = new LinkedHashMap<>();
        for (JsonNode row : data.curves().path("faults")) {
            if (!row.path("methods").isEmpty()) {
                byShape.computeIfAbsent(RowName.ofId(row.path("row").asText()).shape(), key -> new ArrayList<>())
                        .add(row);
            }
        }
        if (byShape.isEmpty()) {
            out.element("p", "No faults were measured.", "class", "none");
        }
        boolean isFirst = true;
        for (Map.Entry<String, List<JsonNode>> shape : byShape.entrySet()) {
            if (isFirst) {
                out.open("details", "open", "open");
            } else {
                out.open("details");
            }
            isFirst = false;
            out.open("summary").text("Faults of one " + shape.getKey() + " ");
            out.element("span", shape.getValue().size() + (shape.getValue().size() == 1 ? " row" : " rows"))
                    .close();
            out.open("div", "class", "panels");
            for (JsonNode row : shape.getValue()) {
                out.open("figure")
                        .element(
                                "figcaption",
                                RowName.ofId(row.path("row").asText()).toString());
                draw.accept(row);
                out.close();
            }
            out.close().close();
        }
    }
}

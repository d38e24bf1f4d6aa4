package org.dqm.alarm.mask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.dqm.domain.BinRange;

/** Masks as JSON, as they are stored and audited. */
public final class MaskJson {
    private MaskJson() {}

    /** {@code {"element": "Hcal/**", "bins": [{"xBin": [1, 4], "yBin": [7, 7]}], "reason": …, "until": …}}. */
    public static JsonNode write(Mask mask) {
        MaskDraft known = mask.known();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("element", known.elements().glob());
        node.set("bins", bins(known.bins()));
        known.unit().ifPresent(unit -> node.put("unit", unit));
        if (!known.runTypes().isEmpty()) {
            ArrayNode types = node.putArray("runTypes");
            known.runTypes().stream().sorted().forEach(types::add);
        }
        node.put("reason", known.reason());
        node.put("until", known.until().toString());
        known.alarmId().ifPresent(id -> node.put("alarmId", id));
        return node;
    }

    /** {@code [{"xBin": [1, 4], "yBin": [7, 7]}]}. */
    public static ArrayNode bins(List<BinBox> boxes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (BinBox box : boxes) {
            ObjectNode each = array.addObject();
            each.putArray("xBin").add(box.x().from()).add(box.x().to());
            each.putArray("yBin").add(box.y().from()).add(box.y().to());
        }
        return array;
    }

    /**
     * Reads what {@link #bins(List)} writes.
     *
     * @throws IllegalArgumentException naming the field that is wrong
     */
    public static List<BinBox> bins(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException(
                    "bins must be a list such as [{\"xBin\": [3, 7], \"yBin\": [12, 12]}], got " + array);
        }
        List<BinBox> boxes = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            JsonNode box = array.path(i);
            String name = "bins[" + i + "].";
            boxes.add(new BinBox(range(box.path("xBin"), name + "xBin"), range(box.path("yBin"), name + "yBin")));
        }
        return boxes;
    }

    private static BinRange range(JsonNode pair, String name) {
        int from = pair.path(0).asInt();
        int to = pair.path(1).asInt();
        boolean isPair = pair.isArray()
                && pair.size() == 2
                && pair.path(0).isInt()
                && pair.path(1).isInt();
        if (!isPair || from < 1 || to < from) {
            throw new IllegalArgumentException(
                    name + " must be the first and the last bin, counted from 1, such as [3, 7], got "
                            + (pair.isMissingNode() ? "nothing" : pair));
        }
        return new BinRange(from, to);
    }
}

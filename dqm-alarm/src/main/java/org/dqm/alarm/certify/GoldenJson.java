package org.dqm.alarm.certify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dqm.alarm.label.LsRange;

/**
 * The list of good lumisections as CMS keeps it: {@code {"315257": [[1, 88], [91, 92]]}}, both ends included.
 *
 * <p>Runs come in numeric order; a run without a good lumisection is left out. Source: the validated runs of the CERN
 * Open Data Portal, such as record 14220.
 */
public final class GoldenJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenJson() {}

    public static String write(SortedMap<Integer, LsRanges> good) {
        ObjectNode root = JSON.createObjectNode();
        good.forEach((run, ranges) -> {
            if (!ranges.isEmpty()) {
                ArrayNode list = root.putArray(Integer.toString(run));
                ranges.ranges()
                        .forEach(range -> list.addArray().add(range.from()).add(range.to()));
            }
        });
        return root.toString();
    }

    /** The ranges by run. Throws IllegalArgumentException naming the run that cannot be read. */
    public static SortedMap<Integer, LsRanges> parse(String text) {
        SortedMap<Integer, LsRanges> good = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : object(text).properties()) {
            good.put(number(entry.getKey()), ranges(entry.getKey(), entry.getValue()));
        }
        return good;
    }

    static JsonNode object(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("a list by run is an object, such as {\"315257\": …}");
    }

    /** A run or a lumisection that stands as a key. */
    static int number(String key) {
        try {
            int number = Integer.parseInt(key);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The message below covers both.
        }
        throw new IllegalArgumentException("'" + key + "' is no run or lumisection");
    }

    private static LsRanges ranges(String run, JsonNode list) {
        List<LsRange> ranges = new ArrayList<>();
        for (JsonNode pair : list) {
            boolean isPair =
                    pair.size() == 2 && pair.path(0).isInt() && pair.path(1).isInt();
            if (!isPair
                    || pair.path(0).asInt() < 0
                    || pair.path(1).asInt() < pair.path(0).asInt()) {
                throw new IllegalArgumentException("run " + run + ": a range is [from, to], got " + pair);
            }
            ranges.add(new LsRange(pair.path(0).asInt(), pair.path(1).asInt()));
        }
        if (!list.isArray()) {
            throw new IllegalArgumentException("run " + run + " needs a list of ranges, got " + list);
        }
        return new LsRanges(ranges);
    }
}

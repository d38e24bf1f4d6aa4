package org.dqm.model.geometry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;

/**
 * {@code geometry.json}: {@code {"nx", "ny", "units": [{"name", "level", "bins": [{"x": [from, to], "y": [from,
 * to]}, …]}]}}.
 *
 * <p>A unit is a union of rectangles; bins count from 1, both ends included.
 */
public final class GeometryJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A histogram has at most as many bins (contract), and so has a unit. */
    private static final int MAX_BINS = 250_000;

    private GeometryJson() {}

    /** The file's text, the same for equal geometries. */
    public static String write(Geometry geometry) {
        ObjectNode root = JSON.createObjectNode();
        root.put("nx", geometry.nx()).put("ny", geometry.ny());
        ArrayNode units = root.putArray("units");
        for (DetectorUnit unit : geometry.units()) {
            ObjectNode node = units.addObject();
            node.put("name", unit.name()).put("level", unit.level());
            ArrayNode bins = node.putArray("bins");
            for (Rectangle rectangle : Rectangle.cover(unit.bins())) {
                ObjectNode range = bins.addObject();
                put(range.putArray("x"), rectangle.x());
                put(range.putArray("y"), rectangle.y());
            }
        }
        return root.toString() + "\n";
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the text is no geometry; the message names the unit and the field
     */
    public static Geometry read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("geometry.json is no JSON: " + e.getOriginalMessage(), e);
        }
        int nx = positive(root, "nx");
        int ny = positive(root, "ny");
        if ((long) nx * ny > MAX_BINS) {
            throw new IllegalArgumentException(nx + " x " + ny + " bins are more than " + MAX_BINS);
        }
        List<DetectorUnit> units = new ArrayList<>();
        for (JsonNode unit : root.path("units")) {
            String name = unit.path("name").asText();
            units.add(new DetectorUnit(name, unit.path("level").asText(), bins(name, nx, ny, unit.path("bins"))));
        }
        return new Geometry(nx, ny, units);
    }

    private static BinSet bins(String unit, int nx, int ny, JsonNode rectangles) {
        List<BinSet> parts = new ArrayList<>();
        for (JsonNode rectangle : rectangles) {
            parts.add(BinSet.rectangle(nx, ny, range(unit, rectangle, "x"), range(unit, rectangle, "y")));
        }
        return parts.stream()
                .reduce(BinSet::union)
                .orElseThrow(() -> new IllegalArgumentException("unit " + unit + " of geometry.json has no bins"));
    }

    private static BinRange range(String unit, JsonNode rectangle, String axis) {
        JsonNode ends = rectangle.path(axis);
        if (ends.size() != 2 || !ends.path(0).isInt() || !ends.path(1).isInt()) {
            throw new IllegalArgumentException(
                    "unit " + unit + " of geometry.json: " + axis + " must be [from, to], got " + ends);
        }
        return new BinRange(ends.path(0).intValue(), ends.path(1).intValue());
    }

    private static int positive(JsonNode root, String field) {
        JsonNode node = root.path(field);
        if (!node.isInt() || node.intValue() < 1) {
            throw new IllegalArgumentException("geometry.json: " + field + " must be a number >= 1, got " + node);
        }
        return node.intValue();
    }

    private static void put(ArrayNode ends, BinRange range) {
        ends.add(range.from()).add(range.to());
    }

    /** Bins x × y. */
    private record Rectangle(BinRange x, BinRange y) {
        /** A set as few rectangles: rows of equal x ranges, joined while they follow each other. */
        static List<Rectangle> cover(BinSet bins) {
            TreeMap<Integer, List<BinRange>> rows = new TreeMap<>();
            bins.indices().forEach(i -> {
                List<BinRange> row = rows.computeIfAbsent(i / bins.nx() + 1, y -> new ArrayList<>());
                int x = i % bins.nx() + 1;
                int last = row.size() - 1;
                if (last >= 0 && row.get(last).to() == x - 1) {
                    row.set(last, new BinRange(row.get(last).from(), x));
                } else {
                    row.add(new BinRange(x, x));
                }
            });
            List<Rectangle> rectangles = new ArrayList<>();
            int from = rows.firstKey();
            for (int y : rows.keySet()) {
                List<BinRange> row = rows.getOrDefault(y, List.of());
                if (!row.equals(rows.get(y + 1))) {
                    BinRange span = new BinRange(from, y);
                    row.forEach(x -> rectangles.add(new Rectangle(x, span)));
                    Integer next = rows.higherKey(y);
                    from = next == null ? y : next;
                }
            }
            return rectangles;
        }
    }
}

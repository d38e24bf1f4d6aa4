package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * A map of bins as a drawing; the first row of the numbers is at the bottom, as in a histogram.
 *
 * <p>Every shade is one path of horizontal bars, so that large maps stay small.
 */
final class BinMap {
    /** Shades of a map of counts. */
    static final int SHADES = 16;
    /** Shades on either side of a signed map. */
    static final int SIGNED = 7;

    private static final double[] SIGMAS = {1, 2, 3, 4, 5, 7, 10};

    private BinMap() {}

    /** Shades {@code v0} to {@code v15} from 0 to the highest number; bins of 0 stay clear. */
    static void counts(Markup out, String title, JsonNode map, double highest) {
        draw(
                out,
                title,
                map,
                value -> value <= 0
                        ? Double.NaN
                        : Math.min(SHADES - 1, Math.floor(SHADES * value / Math.max(highest, 1e-9))),
                "v",
                JsonNodes.NONE);
    }

    /**
     * Shades {@code p1} to {@code p7} for too many and {@code n1} to {@code n7} for too few: more than 1, 2, 3, 4, 5, 7
     * and 10 units.
     *
     * @param marked bins, by index, with a frame
     */
    static void signed(Markup out, String title, JsonNode map, double unit, JsonNode marked) {
        draw(
                out,
                title,
                map,
                value -> {
                    int shade = 0;
                    while (shade < SIGNED && Math.abs(value) / unit >= SIGMAS[shade]) {
                        shade++;
                    }
                    return shade == 0 ? Double.NaN : Math.signum(value) * shade;
                },
                "",
                marked);
    }

    /** Shades {@code p1} to {@code p7} of an even share of the highest number; the middle bin has a frame. */
    static void shares(Markup out, String title, JsonNode map, double highest, int middle) {
        draw(
                out,
                title,
                map,
                value -> value < highest / 50 ? Double.NaN : Math.min(SIGNED, 1 + Math.floor(SIGNED * value / highest)),
                "",
                JsonNodes.list(middle));
    }

    private static void draw(
            Markup out, String title, JsonNode map, DoubleUnaryOperator shade, String prefix, JsonNode marked) {
        int nx = map.path("nx").asInt();
        int ny = map.path("ny").asInt();
        out.open(
                "svg", "viewBox", "0 0 " + nx + " " + ny, "role", "img", "class", "map", "preserveAspectRatio", "none");
        out.element("title", title);
        TreeMap<String, StringBuilder> paths = new TreeMap<>();
        for (int y = 0; y < ny; y++) {
            for (int x = 0; x < nx; ) {
                double own =
                        shade.applyAsDouble(map.path("bins").path(y * nx + x).asDouble());
                int end = x + 1;
                while (end < nx
                        && Double.compare(
                                        own,
                                        shade.applyAsDouble(map.path("bins")
                                                .path(y * nx + end)
                                                .asDouble()))
                                == 0) {
                    end++;
                }
                if (!Double.isNaN(own)) {
                    String name = prefix.isEmpty() ? (own > 0 ? "p" : "n") + (int) Math.abs(own) : prefix + (int) own;
                    paths.computeIfAbsent(name, key -> new StringBuilder())
                            .append('M')
                            .append(x)
                            .append(' ')
                            .append(ny - 1 - y)
                            .append('h')
                            .append(end - x)
                            .append("v1h")
                            .append(x - end)
                            .append('z');
                }
                x = end;
            }
        }
        paths.forEach((name, path) -> out.leaf("path", "class", name, "d", path));
        for (JsonNode bin : marked) {
            int i = bin.asInt();
            out.leaf("rect", "class", "mark", "x", i % nx, "y", ny - 1 - i / nx, "width", 1, "height", 1);
        }
        out.close();
    }
}

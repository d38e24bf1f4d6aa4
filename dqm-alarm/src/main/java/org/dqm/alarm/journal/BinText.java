package org.dqm.alarm.journal;

import java.util.Arrays;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;

/**
 * A set of bins as text: row-major indices in ranges, such as {@code 12-16,84}; the axes that wrap come first, {@code
 * y:12-16,84} or {@code xy:…}.
 */
final class BinText {
    private static final Pattern COMMA = Pattern.compile(",");

    private BinText() {}

    static String write(BinSet bins) {
        String wraps = (bins.wrapsX() ? "x" : "") + (bins.wrapsY() ? "y" : "");
        StringJoiner ranges = new StringJoiner(",", wraps.isEmpty() ? "" : wraps + ":", "");
        int[] indices = bins.indices().toArray();
        int from = 0;
        for (int i = 0; i < indices.length; i++) {
            if (i + 1 == indices.length || indices[i + 1] != indices[i] + 1) {
                ranges.add(from == i ? "" + indices[i] : indices[from] + "-" + indices[i]);
                from = i + 1;
            }
        }
        return ranges.toString();
    }

    static BinSet read(int nx, int ny, String text) {
        int colon = text.indexOf(':');
        String wraps = text.substring(0, Math.max(0, colon));
        String ranges = text.substring(colon + 1);
        return BinSet.of(nx, ny, Arrays.stream(COMMA.split(ranges, -1)).flatMapToInt(BinText::range))
                .wrapping(wraps.contains("x"), wraps.contains("y"));
    }

    private static IntStream range(String text) {
        int dash = text.indexOf('-');
        return dash < 0
                ? IntStream.of(Integer.parseInt(text))
                : IntStream.rangeClosed(
                        Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }
}

package org.dqm.alarm.journal;

import java.util.Arrays;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;

/** A set of bins as text: row-major indices in ranges, such as {@code 12-16,84}. */
final class BinText {
    private static final Pattern COMMA = Pattern.compile(",");

    private BinText() {}

    static String write(BinSet bins) {
        StringJoiner ranges = new StringJoiner(",");
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
        return BinSet.of(nx, ny, Arrays.stream(COMMA.split(text, -1)).flatMapToInt(BinText::range));
    }

    private static IntStream range(String text) {
        int dash = text.indexOf('-');
        return dash < 0
                ? IntStream.of(Integer.parseInt(text))
                : IntStream.rangeClosed(
                        Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }
}

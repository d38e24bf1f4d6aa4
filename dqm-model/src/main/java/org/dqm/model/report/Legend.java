package org.dqm.model.report;

import java.util.List;

/** What the lines of a drawing are, each with its number. */
final class Legend {
    private Legend() {}

    /**
     * One line.
     *
     * @param isBest whether it is the best of those that are otherwise drawn alike
     */
    record Entry(MethodName method, String number, boolean isBest) {}

    static void write(Markup out, List<Entry> entries) {
        out.open("ul", "class", "legend");
        for (Entry entry : entries) {
            out.open("li", "class", entry.isBest() ? "best" : entry.method().style());
            out.text(entry.method().text() + " ").element("b", entry.number()).close();
        }
        out.close();
    }
}

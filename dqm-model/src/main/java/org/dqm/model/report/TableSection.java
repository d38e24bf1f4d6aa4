package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;

/** Rows down, methods across; where ours is ahead, and where it is not. */
final class TableSection implements Section {
    static final Measure PARTIAL = new Measure(
            "partial area (false-positive rate below 10⁻³)", "partial_auc", "partial_auc", true, Numbers::fraction);

    static final Measure AREA = new Measure("area under the ROC curve", "auc", "auc", true, Numbers::fraction);
    private static final Measure DETECTED =
            new Measure("detected fraction at the operating point", "detected", "detected", true, Numbers::percent);
    private static final Measure LATENCY =
            new Measure("median latency in lumisections", "latency_lumisections", "", false, Numbers::digits);
    private static final Measure DISCOVERIES = new Measure(
            "false-discovery rate at 99 %, single bins",
            "fdr_at_99", "false_positives_per_image", false, Numbers::percent);
    private static final Measure ACCURACY = new Measure(
            "accuracy on balanced images at the operating point", "accuracy", "detected", true, Numbers::fraction);

    @Override
    public String title() {
        return "All rows, all methods";
    }

    @Override
    public void write(ReportData data, Markup out) {
        out.open("p")
                .text("▲ ours is ahead of every baseline, ▼ a baseline is ahead of ours: the 95 % interval of the"
                        + " difference (paired bootstrap over runs) does not reach zero. In such a row the methods that are ahead"
                        + " carry ▲ as well. Medians of latencies have no interval, there the numbers are compared as they are;"
                        + " accuracies are compared by the detected fraction. – is not measured, or, of a latency, that more"
                        + " than half were never alarmed. Oracles know what no method can and are not rivals.");
        out.close();
        boolean isFirst = true;
        for (int lumisections : new int[] {1, 3, 10, 30}) {
            for (Measure measure : List.of(PARTIAL, DETECTED, AREA, DISCOVERIES, ACCURACY, LATENCY)) {
                boolean isOnce = measure.isLatency() && lumisections != 1;
                if (!isOnce && table(data, out, measure, lumisections, isFirst)) {
                    isFirst = false;
                }
            }
        }
        if (isFirst) {
            out.element("p", "No faults were measured.", "class", "none");
        }
    }

    private static boolean table(ReportData data, Markup out, Measure measure, int lumisections, boolean isOpen) {
        TreeSet<String> names = new TreeSet<>();
        for (JsonNode row : data.rows(lumisections)) {
            JsonNode methods = row.path("methods");
            JsonNodes.names(methods).stream()
                    .filter(name -> measure.isIn(methods.path(name)))
                    .forEach(names::add);
        }
        if (names.isEmpty()) {
            return false;
        }
        List<MethodName> columns = MethodName.sorted(List.copyOf(names));
        if (isOpen) {
            out.open("details", "open", "open");
        } else {
            out.open("details");
        }
        String when = measure.isLatency()
                ? ""
                : lumisections == 1 ? ", 1 lumisection" : ", " + lumisections + " lumisections";
        out.element("summary", measure.title() + when);
        Comparison comparison = Comparison.of(data, measure, lumisections);
        if (comparison.rows() > 0) {
            out.element("p", comparison.text(lumisections));
        }
        out.open("div", "class", "scroll").open("table").open("thead").open("tr");
        out.element("th", "fault", "scope", "col");
        columns.forEach(method -> out.element("th", method.text(), "scope", "col", "class", method.style()));
        out.close().close().open("tbody");
        for (JsonNode row : data.rows(lumisections)) {
            row(data, out, measure, columns, row);
        }
        out.close().close().close().close();
        return true;
    }

    private static void row(ReportData data, Markup out, Measure measure, List<MethodName> columns, JsonNode row) {
        int lumisections = row.path("lumisections").asInt();
        JsonNode methods = row.path("methods");
        boolean isOurs = measure.isIn(methods.path(MethodName.OURS))
                || (measure.isLatency() && methods.path(MethodName.OURS).has("detected"));
        List<MethodName> rivals = columns.stream()
                .filter(method -> isOurs && method.isRival() && measure.isIn(methods.path(method.name())))
                .toList();
        List<String> ahead = rivals.stream()
                .map(MethodName::name)
                .filter(rival -> measure.standing(data, row, rival, lumisections) == Measure.Standing.BEHIND)
                .toList();
        boolean isAhead = !rivals.isEmpty()
                && rivals.stream()
                        .allMatch(rival ->
                                measure.standing(data, row, rival.name(), lumisections) == Measure.Standing.AHEAD);
        out.open("tr").element("th", RowName.ofMetrics(row).toString(), "scope", "row");
        for (MethodName method : columns) {
            String text = measure.text(methods.path(method.name()));
            if (method.name().equals(MethodName.OURS)) {
                String style = isAhead ? "ours better" : ahead.isEmpty() ? "ours" : "ours worse";
                out.element("td", (isAhead ? "▲ " : ahead.isEmpty() ? "" : "▼ ") + text, "class", style);
            } else if (ahead.contains(method.name())) {
                out.element("td", "▲ " + text, "class", "rival");
            } else {
                out.element("td", text);
            }
        }
        out.close();
    }
}

package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;

/** What was measured, with what, and how to do it again. */
final class SummarySection implements Section {
    @Override
    public String title() {
        return "Summary";
    }

    @Override
    public void write(ReportData data, Markup out) {
        JsonNode metrics = data.metrics();
        out.open("dl", "class", "facts");
        fact(out, "model", metrics.path("model").asText("unknown"));
        fact(
                out,
                "detector",
                metrics.path("detector").asText("unknown") + ", simulated, version "
                        + metrics.path("detector_version").asText("?"));
        fact(out, "events per lumisection", metrics.path("events").asText("the detector's own"));
        fact(out, "seed of the judged runs", metrics.path("seed").asText("unknown") + seed(metrics));
        fact(
                out,
                "good lumisections",
                Numbers.count(metrics.path("good_lumisections").asLong()));
        fact(out, "faults", faults(data));
        fact(out, "methods", methods(metrics));
        fact(out, "report drawn by", "commit " + data.commit());
        out.close();
        JsonNode shift = metrics.path("false_alarms_per_shift");
        if (shift.has("value")) {
            out.open("p", "class", "lead").text("False alarms per shift of 1,000 elements: ");
            out.element("b", Numbers.digits(shift.path("value").asDouble()));
            out.text(" (95 %: " + Numbers.digits(shift.path("interval").path(0).asDouble()) + " to "
                    + Numbers.digits(shift.path("interval").path(1).asDouble()) + ").");
            out.close();
        }
        for (int lumisections : new int[] {1, 10}) {
            Comparison comparison = Comparison.of(data, TableSection.PARTIAL, lumisections);
            if (comparison.rows() > 0) {
                out.element("p", comparison.text(lumisections), "class", "lead");
            }
        }
        if (metrics.path("gate").asBoolean()) {
            out.element(
                    "p",
                    "This is the gate: truly dead bins were left in and count as good ones, as in published rates.",
                    "class",
                    "lead");
        }
    }

    private static String seed(JsonNode metrics) {
        return switch (metrics.path("seed").asInt()) {
            case 20 -> " (runs that are there to choose settings with)";
            case 40 -> " (the test runs)";
            default -> "";
        };
    }

    private static String faults(ReportData data) {
        int rows = 0;
        int n = 0;
        for (JsonNode row : data.rows(1)) {
            rows++;
            n += row.path("n").asInt();
        }
        return Numbers.count(n) + " in " + rows + (rows == 1 ? " row" : " rows");
    }

    private static String methods(JsonNode metrics) {
        TreeSet<String> names = new TreeSet<>();
        metrics.path("faults").forEach(row -> names.addAll(JsonNodes.names(row.path("methods"))));
        List<MethodName> sorted = MethodName.sorted(List.copyOf(names));
        return sorted.size() + ": "
                + String.join(", ", sorted.stream().map(MethodName::text).toList());
    }

    private static void fact(Markup out, String name, String value) {
        out.open("div").element("dt", name).element("dd", value).close();
    }
}

package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What was measured, with what, and how to do it again. */
final class SummarySection implements Section {
    /** Good lumisections from which on partial areas below 10⁻³ mean something. */
    private static final long ENOUGH = 20_000;

    @Override
    public String title() {
        return "Summary";
    }

    @Override
    public void write(ReportData data, Markup out) {
        JsonNode metrics = data.metrics();
        out.open("dl", "class", "facts");
        fact(out, "model", metrics.path("model").asText("unknown"));
        if (metrics.has("data")) {
            files(metrics, out);
        } else {
            simulation(metrics, out);
        }
        fact(
                out,
                "good lumisections",
                Numbers.count(metrics.path("good_lumisections").asLong()));
        fact(out, "faults", faults(data));
        fact(out, "report drawn by", "commit " + data.commit());
        fact(out, "methods", methods(metrics));
        out.close();
        JsonNode shift = metrics.path("false_alarms_per_shift");
        if (shift.has("value")) {
            out.open("p", "class", "lead").text("False alarms per shift of 1,000 elements: ");
            out.element("b", Numbers.digits(shift.path("value").asDouble()));
            out.text(" (95 %: " + Numbers.digits(shift.path("interval").path(0).asDouble()) + " to "
                    + Numbers.digits(shift.path("interval").path(1).asDouble()) + ").");
            out.close();
        }
        boolean isCompared = false;
        for (int lumisections : new int[] {1, 10}) {
            Comparison comparison = Comparison.of(data, TableSection.PARTIAL, lumisections);
            if (comparison.rows() > 0) {
                out.element("p", comparison.text(lumisections), "class", "lead");
                isCompared = true;
            }
        }
        Comparison.withoutNetwork(data, TableSection.AREA, 1)
                .ifPresent(text -> out.element("p", text, "class", "lead"));
        if (isCompared) {
            caution(metrics, out);
        }
        if (metrics.path("gate").asBoolean()) {
            out.element(
                    "p",
                    "This is the gate: truly dead bins were left in and count as good ones, as in published rates.",
                    "class",
                    "lead");
        }
    }

    private static void simulation(JsonNode metrics, Markup out) {
        fact(
                out,
                "detector",
                metrics.path("detector").asText("unknown") + ", simulated, version "
                        + metrics.path("detector_version").asText("?"));
        fact(out, "events per lumisection", metrics.path("events").asText("the detector's own"));
        fact(out, "seed of the judged runs", metrics.path("seed").asText("unknown") + seed(metrics));
        fact(
                out,
                "good lumisections of a run",
                metrics.path("lumisections_per_run").asText("unknown"));
    }

    private static void files(JsonNode metrics, Markup out) {
        fact(
                out,
                "labelled files",
                String.join(
                        ", ",
                        JsonNodes.stream(metrics.path("data"))
                                .map(source -> source.path("file").asText())
                                .toList()));
        fact(out, "records", Numbers.count(metrics.path("records").asLong()));
        fact(out, "of these rejected", Numbers.count(metrics.path("rejected").asLong()));
        fact(
                out,
                "bins not judged, dead and not labelled",
                Numbers.count(metrics.path("truly_dead").asLong()));
        JsonNode reasons = metrics.path("not_scored");
        fact(
                out,
                "of these not scored",
                reasons.isEmpty()
                        ? "0"
                        : String.join(
                                ", ",
                                JsonNodes.names(reasons).stream()
                                        .map(name ->
                                                Numbers.count(reasons.path(name).asLong()) + " " + name)
                                        .toList()));
    }

    /** What the comparison above does not say. */
    private static void caution(JsonNode metrics, Markup out) {
        long good = metrics.path("good_lumisections").asLong();
        if (good < ENOUGH) {
            out.element(
                    "p",
                    "Handle with care: below a rate of 10⁻³ there are " + Numbers.digits(good / 1000.0) + " of these "
                            + Numbers.count(good) + " good lumisections; partial areas mean little with fewer than "
                            + Numbers.count(ENOUGH) + ".");
        }
        if (!names(metrics).contains("blind_linear")) {
            out.element("p", "The hardest baseline, blind linear, was not measured.");
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
        List<MethodName> sorted = MethodName.sorted(List.copyOf(names(metrics)));
        return sorted.size() + ": "
                + String.join(", ", sorted.stream().map(MethodName::text).toList());
    }

    private static SortedSet<String> names(JsonNode metrics) {
        SortedSet<String> names = new TreeSet<>();
        metrics.path("faults").forEach(row -> names.addAll(JsonNodes.names(row.path("methods"))));
        return names;
    }

    private static void fact(Markup out, String name, String value) {
        out.open("div").element("dt", name).element("dd", value).close();
    }
}

package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How much is found, and how much of what is called faulty is not, the longer a fault lasts. */
final class PowerSection implements Section {
    @Override
    public String title() {
        return "Power and false discoveries against time";
    }

    @Override
    public void write(ReportData data, Markup out) {
        out.element(
                "p",
                "Solid, left axis: fraction of faults alarmed by so many lumisections, every method at its own threshold"
                        + " for one false alarm in 10⁶·¹ good lumisections. Dashed: false-discovery rate if 99 % of the"
                        + " faulty lumisections are to be called faulty, as many good ones as faulty ones mixed. The number"
                        + " is the power in the last lumisection drawn. A false-discovery rate of 0 says that none of the"
                        + " good lumisections measured lay above.");
        Panels.write(data, out, row -> panel(out, row));
        discoveries(data, out);
    }

    private static void panel(Markup out, JsonNode row) {
        JsonNode methods = row.path("methods");
        List<MethodName> drawn = MethodName.sorted(JsonNodes.names(methods));
        Optional<MethodName> best = best(drawn, methods);
        int reach = drawn.stream()
                .mapToInt(method -> Math.max(
                        methods.path(method.name()).path("power").size(),
                        methods.path(method.name()).path("fdr").size()))
                .max()
                .orElse(1);
        Chart chart = Chart.begin(
                out,
                "Power and false-discovery rate of " + row.path("row").asText(),
                220,
                Scale.logarithmic(1, Math.max(2, reach), 0, 1),
                Scale.linear(0, 1, 0, 1));
        for (int ls : new int[] {1, 2, 3, 5, 10, 20, 30}) {
            if (ls <= reach) {
                chart.tickX(ls, String.valueOf(ls));
            }
        }
        chart.tickY(0, "0").tickY(0.5, "50 %").tickY(1, "100 %").nameX("lumisections since the fault began");
        List<Legend.Entry> entries = new ArrayList<>();
        for (MethodName method : drawn) {
            boolean isBest = best.filter(method::equals).isPresent();
            String style = isBest ? "best" : method.style();
            JsonNode curves = methods.path(method.name());
            chart.line(style, method.text() + ", power", points(curves.path("power")));
            if (!style.startsWith("other") && !style.equals("silent")) {
                chart.line(style + " dashed", method.text() + ", false discoveries", points(curves.path("fdr")));
            }
            if (!style.equals("other") && !curves.path("power").isEmpty()) {
                entries.add(new Legend.Entry(method, Numbers.percent(last(curves)), isBest));
            }
        }
        chart.end();
        Legend.write(out, entries);
    }

    private static List<double[]> points(JsonNode byLumisection) {
        List<double[]> points = new ArrayList<>();
        for (int k = 0; k < byLumisection.size(); k++) {
            points.add(new double[] {k + 1, byLumisection.path(k).asDouble()});
        }
        return points;
    }

    private static double last(JsonNode curves) {
        JsonNode power = curves.path("power");
        return power.path(power.size() - 1).asDouble();
    }

    private static Optional<MethodName> best(List<MethodName> drawn, JsonNode methods) {
        return drawn.stream()
                .filter(method -> method.style().equals("other")
                        && !methods.path(method.name()).path("power").isEmpty())
                .max(Comparator.comparingDouble(
                        method -> JsonNodes.stream(methods.path(method.name()).path("power"))
                                .mapToDouble(JsonNode::asDouble)
                                .average()
                                .orElse(0)));
    }

    /** The published definition, single bins of three lumisections. */
    private static void discoveries(ReportData data, Markup out) {
        for (JsonNode row : data.rows(3)) {
            List<MethodName> measured = MethodName.sorted(JsonNodes.names(row.path("methods"))).stream()
                    .filter(method -> row.path("methods").path(method.name()).has("fdr_at_99"))
                    .toList();
            if (!measured.isEmpty()) {
                long images = row.path("methods")
                        .path(measured.get(0).name())
                        .path("images")
                        .asLong();
                out.open("h3").text("Single bins, 3 lumisections, 99 % found: " + RowName.ofMetrics(row));
                out.close();
                out.element(
                        "p",
                        "The ECAL's definition of a false-discovery rate, all good bins of " + Numbers.count(images)
                                + " images against one faulty bin in each.");
                Legend.write(
                        out, measured.stream().map(method -> entry(row, method)).toList());
            }
        }
    }

    private static Legend.Entry entry(JsonNode row, MethodName method) {
        JsonNode numbers = row.path("methods").path(method.name());
        return new Legend.Entry(
                method, Numbers.percent(numbers.path("fdr_at_99").asDouble()), false);
    }
}

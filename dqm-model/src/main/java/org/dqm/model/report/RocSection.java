package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Detected fraction against the rate of false positives, first faulty lumisection, for every row and method. */
final class RocSection implements Section {
    private static final double LOWEST = 1e-5;

    @Override
    public String title() {
        return "ROC curves";
    }

    @Override
    public void write(ReportData data, Markup out) {
        long good = data.metrics().path("good_lumisections").asLong();
        out.open("p")
                .text("Fraction of faults that are found in their first lumisection, against the fraction of good"
                        + " lumisections that would be called faulty with them. The lower axis is logarithmic, because a shift"
                        + " of 1,000 elements lives at its left end. Numbers are areas under the whole curve; thin grey lines"
                        + " are all other baselines.");
        if (good > 0) {
            out.text(" In the shaded part, below one in " + Numbers.count(good)
                    + " good lumisections, nothing was measured.");
        }
        out.close();
        Panels.write(data, out, row -> panel(data, out, row, good));
    }

    private static void panel(ReportData data, Markup out, JsonNode row, long good) {
        JsonNode methods = row.path("methods");
        JsonNode numbers = numbers(data, row.path("row").asText());
        Chart chart = Chart.begin(
                out,
                "ROC curves of " + row.path("row").asText(),
                220,
                Scale.logarithmic(LOWEST, 1, 0, 1),
                Scale.linear(0, 1, 0, 1));
        if (good > 0) {
            chart.bandX("unknown", LOWEST, Math.max(LOWEST, 1.0 / good));
        }
        for (int power = -5; power <= 0; power++) {
            chart.tickX(Math.pow(10, power), Numbers.power(power));
        }
        chart.tickY(0, "0").tickY(0.5, "50 %").tickY(1, "100 %").nameX("false positives per good lumisection");
        List<MethodName> drawn = MethodName.sorted(JsonNodes.names(methods));
        Optional<MethodName> best = best(drawn, numbers);
        for (int i = drawn.size() - 1; i >= 0; i--) {
            MethodName method = drawn.get(i);
            chart.line(
                    best.filter(method::equals).isPresent() ? "best" : method.style(),
                    method.text(),
                    points(methods.path(method.name()).path("roc")));
        }
        chart.end();
        Legend.write(out, entries(drawn, best, numbers));
    }

    private static List<double[]> points(JsonNode roc) {
        List<double[]> points = new ArrayList<>();
        double found = 0;
        for (JsonNode point : roc) {
            double rate = point.path(0).asDouble();
            // A step: what is found at a threshold is found from its false-positive rate on.
            points.add(new double[] {rate, found});
            found = point.path(1).asDouble();
            points.add(new double[] {rate, found});
        }
        points.add(new double[] {1, found});
        return points;
    }

    private static List<Legend.Entry> entries(List<MethodName> drawn, Optional<MethodName> best, JsonNode numbers) {
        List<Legend.Entry> entries = new ArrayList<>();
        for (MethodName method : drawn) {
            boolean isBest = best.filter(method::equals).isPresent();
            if (numbers.has(method.name()) && (isBest || !method.style().equals("other"))) {
                String area =
                        Numbers.fraction(numbers.path(method.name()).path("auc").asDouble());
                entries.add(new Legend.Entry(method, area, isBest));
            }
        }
        return entries;
    }

    private static Optional<MethodName> best(List<MethodName> drawn, JsonNode numbers) {
        return drawn.stream()
                .filter(method -> method.style().equals("other"))
                .max(Comparator.comparingDouble(
                        method -> numbers.path(method.name()).path("auc").asDouble()));
    }

    private static JsonNode numbers(ReportData data, String id) {
        for (JsonNode row : data.rows(1)) {
            if (RowName.ofMetrics(row).id().equals(id)) {
                return row.path("methods");
            }
        }
        return JsonNodes.NONE;
    }
}

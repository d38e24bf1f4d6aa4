package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;

/** How our score and the reconstruction error are spread, good lumisections and every class of faulty ones. */
final class ScoreSection implements Section {
    private static final double LOWEST = 0.01;
    private static final double ROW = 17;

    /** A number whose spread is drawn. */
    private record Spread(String name, String key, String goodKey) {}

    @Override
    public String title() {
        return "Scores and reconstruction errors by class of image";
    }

    @Override
    public void write(ReportData data, Markup out) {
        Spread score = new Spread("score", "quantiles", "good");
        Spread error = new Spread("reconstruction error", "error_quantiles", "good_errors");
        out.element(
                "p",
                "First faulty lumisection of every fault, ours. Box: the middle half, with the median; line: from 1 % to"
                        + " 99 %. The score is −log₁₀ of the probability of a good lumisection, here the larger of one"
                        + " lumisection's and the windows'; what is below 0.01 is drawn at the left end. The"
                        + " reconstruction error is the mean deviance per bin, 1 where only counting scatters: a faint fault of one bin hardly moves it, which is why it is not the score.");
        int drawn = 0;
        out.open("div", "class", "panels");
        for (Spread measure : new Spread[] {score, error}) {
            JsonNode good = data.curves().path(measure.goodKey()).path(MethodName.OURS);
            if (!good.isEmpty()) {
                out.open("figure").element("figcaption", measure.name());
                panel(data, out, measure, good);
                out.close();
                drawn++;
            }
        }
        out.close();
        if (drawn == 0) {
            out.element("p", "Not measured: our own scoring was not asked for.", "class", "none");
        }
    }

    private static void panel(ReportData data, Markup out, Spread measure, JsonNode good) {
        double highest = JsonNodes.largest(good);
        double lowest = good.path(1).asDouble();
        int rows = 1;
        for (JsonNode row : data.curves().path("faults")) {
            JsonNode quantiles = ours(row).path(measure.key());
            highest = Math.max(highest, JsonNodes.largest(quantiles));
            lowest = quantiles.isEmpty()
                    ? lowest
                    : Math.min(lowest, quantiles.path(1).asDouble());
            rows += quantiles.isEmpty() ? 0 : 1;
        }
        double height = rows * ROW + 40;
        int from = (int) Math.floor(Math.log10(Math.max(LOWEST, lowest)) + 1e-9);
        int to = Math.max(from + 1, (int) Math.ceil(Math.log10(Math.max(LOWEST, highest))));
        Scale x = Scale.logarithmic(Math.pow(10, from), Math.pow(10, to), 122, 340);
        out.open("svg", "viewBox", "0 0 360 " + Numbers.pixel(height), "role", "img", "class", "chart");
        out.element("title", "Spread of the " + measure.name());
        for (int power = from; power <= to; power++) {
            double at = x.at(Math.pow(10, power));
            out.leaf("line", "class", "grid", "x1", at, "x2", at, "y1", 4.0, "y2", height - 34);
            String label = Math.abs(power) > 2 ? Numbers.power(power) : Numbers.plain(Math.pow(10, power));
            out.element("text", label, "class", "tick", "x", at, "y", height - 20, "text-anchor", "middle");
        }
        out.element("text", measure.name(), "class", "axis", "x", 234, "y", height - 5, "text-anchor", "middle");
        threshold(data, out, measure, x, height);
        box(out, "good", "good", good, x, 4);
        int line = 1;
        for (JsonNode row : data.curves().path("faults")) {
            JsonNode quantiles = ours(row).path(measure.key());
            if (!quantiles.isEmpty()) {
                box(out, "faulty", RowName.ofId(row.path("row").asText()).toString(), quantiles, x, 4 + ROW * line++);
            }
        }
        out.close();
    }

    private static void threshold(ReportData data, Markup out, Spread measure, Scale x, double height) {
        double threshold = data.views().path("threshold").asDouble();
        if (threshold > 0 && measure.key().equals("quantiles")) {
            double at = x.at(threshold);
            out.open("line", "class", "limit", "x1", at, "x2", at, "y1", 4.0, "y2", height - 34);
            out.element("title", "alarm threshold " + Numbers.digits(threshold)).close();
        }
    }

    private static JsonNode ours(JsonNode row) {
        return row.path("methods").path(MethodName.OURS);
    }

    private static void box(Markup out, String style, String name, JsonNode quantiles, Scale x, double top) {
        double middle = top + ROW / 2;
        out.element("text", name, "class", "tick", "x", 116, "y", middle + 3.5, "text-anchor", "end");
        double[] at = new double[101];
        for (int q = 0; q < at.length; q++) {
            at[q] = x.at(quantiles.path(q).asDouble());
        }
        out.open("g", "class", style);
        out.element(
                "title",
                name + ": median " + Numbers.digits(quantiles.path(50).asDouble()) + ", 1 to 99 % "
                        + Numbers.digits(quantiles.path(1).asDouble()) + " to "
                        + Numbers.digits(quantiles.path(99).asDouble()));
        out.leaf("line", "class", "whisker", "x1", at[1], "x2", at[99], "y1", middle, "y2", middle);
        out.leaf("rect", "x", at[25], "y", middle - 5, "width", Math.max(1, at[75] - at[25]), "height", 10);
        out.leaf("line", "class", "median", "x1", at[50], "x2", at[50], "y1", middle - 5, "y2", middle + 5);
        out.close();
    }
}

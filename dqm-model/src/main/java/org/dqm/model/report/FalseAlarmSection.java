package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;

/** False alarms seen beside those that a score promises. */
final class FalseAlarmSection implements Section {
    /** Within which the observed rate should be. */
    private static final double FACTOR = 1.5;

    @Override
    public String title() {
        return "False alarms";
    }

    @Override
    public void write(ReportData data, Markup out) {
        JsonNode metrics = data.metrics();
        if (!metrics.has("false_alarm_rates")
                || metrics.path("good_lumisections").asLong() == 0) {
            out.element("p", "No good lumisections were measured with our own scoring.", "class", "none");
            return;
        }
        out.element(
                "p",
                "A score of s promises one false alarm in 10ˢ good lumisections. Dots with bars: rate observed in "
                        + Numbers.count(metrics.path("good_lumisections").asLong())
                        + " good lumisections, 95 % interval; boxes: the promise, a factor 1.5 either way. A bar that"
                        + " ends at the lower edge goes down to zero.");
        out.open("div", "class", "panels wide");
        panel(out, "One lumisection alone", metrics.path("false_alarm_rates"));
        panel(out, "Windows of up to 30", metrics.path("persistent_false_alarm_rates"));
        out.close();
        JsonNode shift = metrics.path("false_alarms_per_shift");
        if (shift.has("value")) {
            out.open("p").text("At the alarm threshold: ");
            out.element("b", Numbers.count(shift.path("observed").asLong()));
            out.text(" alarms, which makes ");
            out.element("b", Numbers.digits(shift.path("value").asDouble()));
            out.text(" per shift of 8 hours over 1,000 elements, 95 % interval " + interval(shift) + ".");
            out.close();
        }
    }

    private static void panel(Markup out, String name, JsonNode rates) {
        if (rates.isEmpty()) {
            return;
        }
        out.open("figure").element("figcaption", name);
        Chart chart = Chart.begin(
                out,
                "False alarm rates: " + name,
                220,
                Scale.linear(1.5, 4.5, 0, 1),
                Scale.logarithmic(1e-6, 0.1, 0, 1));
        for (int power = -6; power <= -1; power++) {
            chart.tickY(Math.pow(10, power), Numbers.power(power));
        }
        chart.nameX("score");
        for (JsonNode rate : rates) {
            double score = rate.path("score").asDouble();
            double expected = rate.path("expected").asDouble();
            double low = rate.path("interval").path(0).asDouble();
            double high = rate.path("interval").path(1).asDouble();
            double seen =
                    rate.path("observed").asDouble() / rate.path("lumisections").asDouble(1);
            chart.tickX(score, Numbers.pixel(score));
            chart.box("promise", new double[] {score - 0.2, score + 0.2}, new double[] {
                expected / FACTOR, expected * FACTOR
            });
            chart.box("bar", new double[] {score - 0.012, score + 0.012}, new double[] {low, high});
            if (seen > 0) {
                chart.dot("seen", score, seen);
            }
        }
        chart.end();
        table(out, rates);
        out.close();
    }

    private static void table(Markup out, JsonNode rates) {
        out.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String head : new String[] {"score", "expected", "observed", "rate", "95 % interval", "within 1.5"}) {
            out.element("th", head, "scope", "col");
        }
        out.close().close().open("tbody");
        for (JsonNode rate : rates) {
            double n = rate.path("lumisections").asDouble(1);
            double expected = rate.path("expected").asDouble();
            out.open("tr").element("th", rate.path("score").asText(), "scope", "row");
            out.element("td", Numbers.digits(expected * n));
            out.element("td", Numbers.count(rate.path("observed").asLong()));
            out.element("td", Numbers.digits(rate.path("observed").asDouble() / n));
            out.element("td", interval(rate));
            out.element("td", verdict(rate, expected)).close();
        }
        out.close().close().close();
    }

    /** Says no only where the interval does not reach the promise, yes only where it does not leave it. */
    private static String verdict(JsonNode rate, double expected) {
        double low = rate.path("interval").path(0).asDouble();
        double high = rate.path("interval").path(1).asDouble();
        if (low > expected * FACTOR || high < expected / FACTOR) {
            return low > expected ? "no, too many" : "no, too few";
        }
        return low >= expected / FACTOR && high <= expected * FACTOR ? "yes" : "cannot tell yet";
    }

    private static String interval(JsonNode node) {
        return Numbers.digits(node.path("interval").path(0).asDouble()) + " to "
                + Numbers.digits(node.path("interval").path(1).asDouble());
    }
}

package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;

/** A few lumisections as a shifter would see them. */
final class MapsSection implements Section {
    @Override
    public String title() {
        return "Example maps";
    }

    @Override
    public void write(ReportData data, Markup out) {
        JsonNode examples = data.views().path("examples");
        if (examples.isEmpty()) {
            out.element("p", "Not written: our own scoring was not asked for.", "class", "none");
            return;
        }
        out.open("p").text("Hits received, hits expected, and significance in standard deviations: ");
        key(out, "n", "too few");
        out.text(" ");
        key(out, "p", "too many");
        out.text(", in steps at 1, 2, 3, 4, 5, 7 and 10. Hits and expectation share one scale. A frame marks the bins"
                + " in which a fault was planted; what is left blank is masked, empty, or within one standard"
                + " deviation. Faults are shown in their third lumisection, flickering ones in the first from there on"
                + " that has them. Of each row it is the first fault of the first run, not one chosen by hand.");
        out.close();
        for (JsonNode example : examples) {
            write(example, out);
        }
    }

    private static void key(Markup out, String sign, String text) {
        out.element("span", text, "class", "key " + sign);
    }

    private static void write(JsonNode example, Markup out) {
        String name = example.path("name").asText();
        out.open("div", "class", "example");
        out.element("h3", name.equals("good") ? "good" : RowName.ofId(name).toString());
        boolean isAlarmed = example.path("anomalous").asBoolean();
        out.open("p")
                .text("run " + example.path("run").asText() + ", lumisection "
                        + example.path("ls").asText() + ": score ");
        out.element("b", Numbers.score(example.path("score").asDouble()));
        out.text(", of windows ")
                .element("b", Numbers.score(example.path("persistent_score").asDouble()));
        out.text(isAlarmed ? ", alarmed." : ", not alarmed.").close();
        out.open("div", "class", "maps");
        double highest = highest(example.path("expected").path("bins"));
        map(
                out,
                "hits, up to " + Numbers.digits(highest),
                () -> BinMap.counts(out, "Hits received", example.path("input"), highest));
        map(out, "expected", () -> BinMap.counts(out, "Hits expected", example.path("expected"), highest));
        map(
                out,
                "significance",
                () -> BinMap.signed(out, "Significance", example.path("significance"), 1, example.path("faulty_bins")));
        out.close().close();
    }

    static void map(Markup out, String caption, Runnable draw) {
        out.open("figure");
        draw.run();
        out.element("figcaption", caption).close();
    }

    /** The number that 99 % of the bins do not exceed: a few high bins would leave the rest dark. */
    private static double highest(JsonNode bins) {
        double[] sorted =
                JsonNodes.stream(bins).mapToDouble(JsonNode::asDouble).sorted().toArray();
        return sorted.length == 0 ? 1 : sorted[(int) (0.99 * (sorted.length - 1))];
    }
}

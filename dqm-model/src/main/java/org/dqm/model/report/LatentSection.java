package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;

/** What the network itself adds, and what its narrowest layer holds. */
final class LatentSection implements Section {
    private static final double STEP = 0.1;

    @Override
    public String title() {
        return "Latent view: what the network adds";
    }

    @Override
    public void write(ReportData data, Markup out) {
        JsonNode network = data.views().path("network");
        if (network.isEmpty()) {
            out.element("p", "Not written: our own scoring was not asked for.", "class", "none");
            return;
        }
        double linear = network.path("linear_rms").asDouble();
        double delta = network.path("delta_rms").asDouble();
        out.open("p")
                .text(
                        "Mean over " + network.path("lumisections").asText()
                                + " good lumisections, in standard deviations of a bin: the linear prediction from the neighbours, and"
                                + " what the network adds to it, in shades from ±0.1 to ±1. Root mean square over bins and lumisections: ");
        out.element("b", Numbers.digits(linear)).text(" linear, ");
        out.element("b", Numbers.digits(delta)).text(" network.");
        if (delta == 0) {
            out.text(" The network of this bundle adds nothing: it was not trained, or never better than the linear"
                    + " prediction.");
        }
        out.close().open("div", "class", "maps");
        MapsSection.map(
                out,
                "linear prediction",
                () -> BinMap.signed(out, "Linear prediction", network.path("linear"), STEP, JsonNodes.NONE));
        MapsSection.map(
                out,
                "network's correction",
                () -> BinMap.signed(out, "Correction by the network", network.path("delta"), STEP, JsonNodes.NONE));
        out.close();
        code(out, network.path("code"));
    }

    private static String images(JsonNode code) {
        int images = code.path("images_per_map").asInt(1);
        return images == 1 ? "" : " and the " + images + " images that a map is laid out in";
    }

    private static void code(Markup out, JsonNode code) {
        if (code.isEmpty()) {
            out.element("p", "The network has no layer named code; its activations are not shown.", "class", "none");
            return;
        }
        JsonNode channels = code.path("channels");
        out.element("h3", "Activation of the layer “" + code.path("layer").asText() + "”");
        out.element(
                "p",
                "Mean over the same lumisections" + images(code)
                        + ", one drawing per channel, each in shades up to its own largest activation. Number: root mean square.");
        out.open("div", "class", "codes");
        for (JsonNode channel : channels) {
            double largest = JsonNodes.stream(channel.path("bins"))
                    .mapToDouble(node -> Math.abs(node.asDouble()))
                    .max()
                    .orElse(0);
            String size = Numbers.digits(channel.path("rms").asDouble());
            MapsSection.map(
                    out,
                    size,
                    () -> BinMap.signed(
                            out, "Code channel, " + size, channel, Math.max(1e-9, largest / 10), JsonNodes.NONE));
        }
        out.close();
    }
}

package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which bins an expectation listens to. */
final class OcclusionSection implements Section {
    private static final int NAMED = 6;

    @Override
    public String title() {
        return "Occlusion: what an expectation is made of";
    }

    @Override
    public void write(ReportData data, Markup out) {
        JsonNode occlusion = data.views().path("occlusion");
        if (occlusion.isEmpty()) {
            out.element("p", "Not written: our own scoring was not asked for.", "class", "none");
            return;
        }
        out.element(
                "p",
                "One bin in the middle, x " + occlusion.path("x").asText() + ", y "
                        + occlusion.path("y").asText() + ", expected "
                        + Numbers.digits(occlusion.path("expected").asDouble())
                        + " hits. Each bin in turn is covered: it is given the hits that the reference expects of it, and all"
                        + " is computed again, the rate of the lumisection as well. Shown is by how much the expectation"
                        + " of the middle one moves, root mean square over "
                        + occlusion.path("lumisections").asText()
                        + " good lumisections of different runs, in per cent.");
        out.open("div", "class", "maps");
        map(out, "all of it", occlusion.path("moved"));
        map(out, "the network's part", occlusion.path("network"));
        out.close();
        JsonNode moved = occlusion.path("moved");
        out.open("p").text("Its own hits move it by ");
        out.element("b", Numbers.digits(occlusion.path("own").asDouble()) + " %");
        out.text(" when the bin itself is covered");
        if (occlusion.has("own_network")) {
            out.text(", the network's part in that by "
                    + Numbers.digits(occlusion.path("own_network").asDouble()) + " %");
        }
        out.text(
                ". Of a strictly blind chain nothing would be left but the bin's share in the rate and tilt of the whole"
                        + " map. With all bins of this window covered at once it moves by ");
        out.element("b", Numbers.digits(occlusion.path("window").asDouble()) + " %");
        out.text(". The bins it listens to most, as steps in x and y:").close();
        named(out, moved);
    }

    private static void map(Markup out, String caption, JsonNode map) {
        double highest = JsonNodes.largest(map.path("bins"));
        MapsSection.map(out, caption + ", up to " + Numbers.digits(highest) + " %", () -> {
            int middle = map.path("bins").size() / 2;
            BinMap.shares(out, "Movement of the expectation, " + caption, map, highest, middle);
        });
    }

    private static void named(Markup out, JsonNode moved) {
        int nx = moved.path("nx").asInt();
        int ny = moved.path("ny").asInt();
        JsonNode bins = moved.path("bins");
        List<Integer> strongest = IntStream.range(0, bins.size())
                .filter(i -> i != bins.size() / 2)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -bins.path(i).asDouble()))
                .limit(NAMED)
                .toList();
        out.open("ul", "class", "legend");
        for (int i : strongest) {
            out.open("li").text(step(i % nx - nx / 2) + ", " + step(i / nx - ny / 2) + ": ");
            out.element("b", Numbers.digits(bins.path(i).asDouble()) + " %").close();
        }
        out.close();
    }

    private static String step(int bins) {
        return bins > 0 ? "+" + bins : bins < 0 ? "−" + -bins : "0";
    }
}

package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes {@code curves.json}: what a report draws, see the package's description. */
final class CurvesJson {
    private static final int QUANTILES = 100;
    private static final double FOUND = 0.99;

    private final Parts parts;

    CurvesJson(Parts parts) {
        this.parts = parts;
    }

    ObjectNode write(List<FaultRow> rows) {
        ObjectNode curves = JsonNodeFactory.instance.objectNode();
        ObjectNode good = curves.putObject("good");
        ObjectNode errors = curves.putObject("good_errors");
        ArrayNode faults = curves.putArray("faults");
        rows.forEach(row -> faults.addObject().put("row", row.id()).putObject("methods"));
        for (String name : parts.methods()) {
            MethodResults method = new MethodResults(name, parts);
            if (method.good().size() > 0) {
                good.set(name, quantiles(method.good()));
            }
            Series goodErrors = method.joined(MethodResults.GOOD + "/", GoodStudy.ERROR);
            if (goodErrors.size() > 0) {
                errors.set(name, quantiles(goodErrors));
            }
            for (int r = 0; r < rows.size(); r++) {
                List<MethodResults.PlantedFault> planted = method.faults(rows.get(r));
                Series against = method.goodFor(planted);
                if (!planted.isEmpty() && against.size() > 0) {
                    ObjectNode node = curves(planted, against);
                    Series firstErrors = method.firstErrors(rows.get(r));
                    if (firstErrors.size() > 0) {
                        node.set("error_quantiles", quantiles(firstErrors));
                    }
                    ((ObjectNode) faults.get(r).required("methods")).set(name, node);
                }
            }
        }
        return curves;
    }

    private static ObjectNode curves(List<MethodResults.PlantedFault> planted, Series good) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode power = node.putArray("power");
        ArrayNode fdr = node.putArray("fdr");
        int reach =
                planted.stream().mapToInt(fault -> fault.maps().size()).max().orElseThrow();
        for (int k = 1; k <= reach; k++) {
            int lasting = k;
            List<MethodResults.PlantedFault> there = planted.stream()
                    .filter(fault -> fault.maps().size() >= lasting)
                    .toList();
            RowResult result = new RowResult(lasting, there, good);
            result.detected().ifPresent(power::add);
            fdr.add(falseDiscoveries(result));
        }
        RowResult first = new RowResult(1, planted, good);
        node.set("roc", roc(first.statistic(), good));
        node.set("quantiles", quantiles(first.statistic()));
        return node;
    }

    /** Good among all that is called faulty, as many good as faulty ones, where 99 % of the faulty ones are to be. */
    private static double falseDiscoveries(RowResult result) {
        double[] faulty = result.statistic().sorted();
        double falsely = 1 - result.curve().below(faulty[(int) Math.floor((1 - FOUND) * faulty.length)]);
        return falsely / (falsely + FOUND);
    }

    /** Points (false-positive rate, detected) from (0, 0) on, where the threshold is that of each faulty one. */
    private static ArrayNode roc(Series faulty, Series good) {
        ArrayNode points = JsonNodeFactory.instance.arrayNode();
        double[] sorted = faulty.sorted();
        RocCurve curve = new RocCurve(faulty, good);
        points.addArray().add(0).add(0);
        for (int i = sorted.length - 1; i >= 0; i--) {
            points.addArray().add(1 - curve.below(sorted[i])).add((sorted.length - i) / (double) sorted.length);
        }
        return points;
    }

    private static ArrayNode quantiles(Series values) {
        ArrayNode quantiles = JsonNodeFactory.instance.arrayNode();
        double[] sorted = values.sorted();
        for (int q = 0; q <= QUANTILES; q++) {
            quantiles.add(sorted[q * (sorted.length - 1) / QUANTILES]);
        }
        return quantiles;
    }
}

package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes {@code curves.json}: what a report draws, see the package's description. */
final class CurvesJson {
    private static final int QUANTILES = 100;

    private final Parts parts;

    CurvesJson(Parts parts) {
        this.parts = parts;
    }

    ObjectNode write(List<FaultRow> rows) {
        ObjectNode curves = JsonNodeFactory.instance.objectNode();
        ObjectNode good = curves.putObject("good");
        ArrayNode faults = curves.putArray("faults");
        rows.forEach(row -> faults.addObject().put("row", row.id()).putObject("methods"));
        for (String name : parts.methods()) {
            MethodResults method = new MethodResults(name, parts);
            if (method.good().size() > 0) {
                good.set(name, quantiles(method.good()));
            }
            for (int r = 0; r < rows.size(); r++) {
                List<MethodResults.PlantedFault> planted = method.faults(rows.get(r));
                Series against = method.goodFor(planted);
                if (!planted.isEmpty() && against.size() > 0) {
                    ((ObjectNode) faults.get(r).required("methods")).set(name, curves(planted, against));
                }
            }
        }
        return curves;
    }

    private static ObjectNode curves(List<MethodResults.PlantedFault> planted, Series good) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode power = node.putArray("power");
        int reach = planted.get(0).maps().size();
        for (int lasting = 1; lasting <= reach; lasting++) {
            new RowResult(lasting, planted, good).detected().ifPresent(power::add);
        }
        RowResult first = new RowResult(1, planted, good);
        node.set("roc", roc(first.statistic(), good));
        node.set("quantiles", quantiles(first.statistic()));
        return node;
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

package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code metrics.json}, as the contract has it, from what was measured so far. */
final class MetricsJson {
    /** Lumisections since the beginning of a fault for which a row is given. */
    static final int[] LASTING = {1, 3, 10, 30};

    /** Our own method. */
    static final String OURS = "autoencoder";

    private static final int[] SCORES = {2, 3, 4};
    /** Lumisections of a shift: 8 hours of 23.31 s for 1,000 elements. */
    private static final double SHIFT = 1_235 * 1_000.0;

    private final Map<String, MethodResults> methods = new TreeMap<>();
    private final Map<String, BinImages> images = new TreeMap<>();
    private final Places.Sizes sizes;

    MetricsJson(Parts parts, Places.Sizes sizes) {
        this.sizes = sizes;
        for (String name : parts.methods()) {
            MethodResults results = new MethodResults(name, parts);
            methods.put(name, results);
            images.put(name, new BinImages(results));
        }
    }

    /** @param head keys that stand before the others, {@code model} among them; rows that nothing was measured of are left out */
    ObjectNode write(ObjectNode head, List<FaultRow> rows) {
        ObjectNode metrics = head.deepCopy();
        MethodResults ours = methods.get(OURS);
        if (ours != null) {
            Series score = ours.joined(MethodResults.GOOD + "/", GoodStudy.SCORE);
            metrics.put("good_lumisections", score.size());
            metrics.set("false_alarm_rates", rates(score));
            metrics.set(
                    "persistent_false_alarm_rates", rates(ours.joined(MethodResults.GOOD + "/", GoodStudy.PERSISTENT)));
            if (score.size() > 0) {
                metrics.set("false_alarms_per_shift", perShift(ours.goodRuns(GoodStudy.ANOMALOUS), score.size()));
            }
        }
        ArrayNode faults = metrics.putArray("faults");
        rows.forEach(row -> addRows(faults, row));
        return metrics;
    }

    private static ArrayNode rates(Series scores) {
        ArrayNode rates = JsonNodeFactory.instance.arrayNode();
        for (int score : SCORES) {
            long observed = scores.stream().filter(s -> s >= score).count();
            ObjectNode rate = rates.addObject();
            rate.put("score", score);
            rate.put("expected", Math.pow(10, -score));
            rate.put("observed", observed);
            rate.put("lumisections", scores.size());
            add(rate, Interval.ofCount(observed).times(1.0 / Math.max(1, scores.size())));
        }
        return rates;
    }

    /** Anomalous lumisections that follow each other are one alarm. */
    private static ObjectNode perShift(List<Series> runs, int lumisections) {
        long alarms = 0;
        for (Series run : runs) {
            for (int i = 0; i < run.size(); i++) {
                alarms += run.get(i) > 0 && (i == 0 || run.get(i - 1) == 0) ? 1 : 0;
            }
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("value", alarms * SHIFT / lumisections);
        add(node, Interval.ofCount(alarms).times(SHIFT / lumisections));
        node.put("observed", alarms);
        node.put("lumisections", lumisections);
        return node;
    }

    private static void add(ObjectNode node, Interval interval) {
        node.putArray("interval").add(interval.low()).add(interval.high());
    }

    private void addRows(ArrayNode faults, FaultRow row) {
        for (int lasting : LASTING) {
            ObjectNode byMethod = JsonNodeFactory.instance.objectNode();
            int n = 0;
            for (MethodResults method : methods.values()) {
                ObjectNode numbers = numbers(method, row, lasting);
                if (!numbers.isEmpty()) {
                    byMethod.set(method.name(), numbers);
                    n = Math.max(n, lasting(method, row, lasting).size());
                }
            }
            if (!byMethod.isEmpty()) {
                ObjectNode node = faults.addObject();
                node.put("kind", FaultRow.name(row.kind()));
                node.put("shape", FaultRow.name(row.shape()));
                node.put("size", sizes.bins(row));
                node.put("factor", row.factor());
                if (row.setting() == Setting.FIXED) {
                    node.put("place", FaultRow.name(row.setting()));
                } else if (row.setting() != Setting.PLAIN) {
                    node.put("course", FaultRow.name(row.setting()));
                }
                node.put("lumisections", lasting);
                node.put("n", n);
                node.set("methods", byMethod);
            }
        }
    }

    /** The faults of a row that have lasted so long. */
    private static List<MethodResults.PlantedFault> lasting(MethodResults method, FaultRow row, int lasting) {
        return method.faults(row).stream()
                .filter(fault -> fault.maps().size() >= lasting)
                .toList();
    }

    private ObjectNode numbers(MethodResults method, FaultRow row, int lasting) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        List<MethodResults.PlantedFault> faults = lasting(method, row, lasting);
        Series good = method.goodFor(faults);
        if (!faults.isEmpty()) {
            RowResult result = new RowResult(lasting, faults, good);
            if (good.size() > 0) {
                RocCurve curve = result.curve();
                node.put("auc", curve.area());
                node.put("auc_error", curve.error());
                node.put("partial_auc", curve.partialArea(RowResult.MAX_RATE));
            }
            result.detected().ifPresent(detected -> node.put("detected", detected));
            if (lasting == 1 && method.falselyAlarmed().isPresent()) {
                // As many good images as faulty ones, at the threshold that was fixed before.
                double alarmed = method.falselyAlarmed().getAsDouble();
                result.detected().ifPresent(detected -> node.put("accuracy", (detected + 1 - alarmed) / 2));
            }
            new RowResult(lasting, method.faults(row), good)
                    .medianLatency()
                    .ifPresent(latency -> node.put("latency_lumisections", latency));
        }
        BinImages seen = images.get(method.name());
        if (seen != null && lasting == ImageStudy.LENGTH && seen.has(row)) {
            node.put("fdr_at_99", seen.falseDiscovery(row));
            node.put("false_positives_per_image", seen.falsePositives(row));
            node.put("images", seen.images());
        }
        return node;
    }
}

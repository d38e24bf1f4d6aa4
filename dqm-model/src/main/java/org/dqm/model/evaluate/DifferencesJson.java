package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Writes {@code differences.json}: our method less each other, with the 95 % interval of a paired bootstrap over the
 * runs that both have judged.
 *
 * <p>Partial areas and false positives are taken against all good lumisections and at the threshold of all, so of these
 * only the scatter of the faulty, or of the good, is in the interval.
 */
final class DifferencesJson {
    private static final int DRAWS = 400;

    private final Map<String, MethodResults> methods = new TreeMap<>();
    private final Map<String, BinImages> images = new TreeMap<>();
    private final int leastRuns;

    /** @param leastRuns fewer than these say nothing of a difference */
    DifferencesJson(Parts parts, int leastRuns) {
        this.leastRuns = leastRuns;
        parts.methods().forEach(name -> {
            MethodResults results = new MethodResults(name, parts);
            methods.put(name, results);
            images.put(name, new BinImages(results));
        });
    }

    ObjectNode write(List<FaultRow> rows) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("differences");
        MethodResults ours = methods.get(MetricsJson.OURS);
        if (ours == null) {
            return node;
        }
        for (MethodResults other : methods.values()) {
            if (other != ours) {
                rows.forEach(row -> addRow(list, row, ours, other));
            }
        }
        return node;
    }

    private void addRow(ArrayNode list, FaultRow row, MethodResults ours, MethodResults other) {
        for (int lasting : MetricsJson.LASTING) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            addNumbers(node, PerRun.of(ours, row, lasting), PerRun.of(other, row, lasting));
            if (lasting == ImageStudy.LENGTH) {
                addImages(node, row, image(ours), image(other));
            }
            if (!node.isEmpty()) {
                ObjectNode entry = list.addObject();
                entry.put("row", row.id());
                entry.put("lumisections", lasting);
                entry.put("method", other.name());
                entry.setAll(node);
            }
        }
    }

    private void addNumbers(ObjectNode node, List<PerRun> ours, List<PerRun> others) {
        List<PerRun> mine = new ArrayList<>();
        List<PerRun> theirs = new ArrayList<>();
        for (PerRun run : ours) {
            others.stream().filter(o -> o.run().equals(run.run())).findFirst().ifPresent(o -> {
                mine.add(run);
                theirs.add(o);
            });
        }
        if (mine.isEmpty() || mine.size() < leastRuns) {
            return;
        }
        RunAreas myAreas = new RunAreas(mine);
        RunAreas theirAreas = new RunAreas(theirs);
        put(node, "auc", mine.size(), runs -> myAreas.area(runs) - theirAreas.area(runs));
        put(node, "partial_auc", mine.size(), mean(mine, theirs, PerRun::partial));
        if (mine.get(0).detected() >= 0 && theirs.get(0).detected() >= 0) {
            put(node, "detected", mine.size(), mean(mine, theirs, PerRun::detected));
        }
    }

    private static ToDoubleFunction<List<Integer>> mean(
            List<PerRun> mine, List<PerRun> theirs, ToDoubleFunction<PerRun> number) {
        return runs -> runs.stream()
                .mapToDouble(r -> number.applyAsDouble(mine.get(r)) - number.applyAsDouble(theirs.get(r)))
                .average()
                .orElseThrow();
    }

    private BinImages image(MethodResults method) {
        return Objects.requireNonNull(images.get(method.name()));
    }

    private static void addImages(ObjectNode node, FaultRow row, BinImages mine, BinImages theirs) {
        if (mine.has(row) && mine.images() == theirs.images() && theirs.has(row)) {
            Series a = mine.falsePositivesByRun(row);
            Series b = theirs.falsePositivesByRun(row);
            put(
                    node,
                    "false_positives_per_image",
                    a.size(),
                    runs -> runs.stream()
                            .mapToDouble(r -> a.get(r) - b.get(r))
                            .average()
                            .orElseThrow());
        }
    }

    private static void put(ObjectNode node, String name, int runs, ToDoubleFunction<List<Integer>> statistic) {
        List<Integer> all = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            all.add(run);
        }
        Interval interval = new PairedBootstrap(runs, DRAWS, 1).interval(statistic);
        ObjectNode difference = node.putObject(name);
        difference.put("difference", statistic.applyAsDouble(all));
        difference.putArray("interval").add(interval.low()).add(interval.high());
    }
}

package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.NdjsonLine;
import org.dqm.ingest.NdjsonReader;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.Sha256;

/**
 * Measures a bundle alone, with its network and without, on labelled files, and writes the same files as
 * {@link Evaluation}. Rows are the faults that the labels name, by kind, shape, size of a block, factor and course.
 */
public final class DataEvaluation {
    /** Runs from which on a bootstrap over runs says something. */
    private static final int LEAST_RUNS = 5;

    private static final Comparator<FaultRow> ORDER = Comparator.comparing(FaultRow::shape)
            .thenComparing(FaultRow::side)
            .thenComparing(FaultRow::kind)
            .thenComparing(FaultRow::factor)
            .thenComparing(FaultRow::setting);

    private final DataRequest request;
    private final Bundle bundle;
    private final Listener listener;
    private final TreeSet<Long> seeds = new TreeSet<>();
    private long records;
    private long rejected;
    private long duplicates;
    private final Map<String, BitSet> dead = new HashMap<>();

    /** Hears how far it is. */
    public interface Listener {
        /** So many records were read, of whatever kind. */
        void at(long records);

        /** A record that was left out, or a file to be careful with. */
        void note(String message);
    }

    public DataEvaluation(DataRequest request, Bundle bundle, Listener listener) {
        this.request = request;
        this.bundle = bundle;
        this.listener = listener;
    }

    /**
     * Measures and writes.
     *
     * @return {@code metrics.json}
     * @throws IllegalArgumentException if the folder holds another evaluation, or the model is for none of the records
     */
    public ObjectNode run() throws IOException {
        ObjectNode head = head();
        Parts parts = Parts.open(request.out(), head);
        Map<FaultRow, List<Integer>> sizes = new TreeMap<>(ORDER);
        try (LabelledJudging judging = new LabelledJudging(request, bundle)) {
            for (Path file : request.files()) {
                read(file, judging);
            }
            if (judging.streams().isEmpty()) {
                throw new IllegalArgumentException("--data: " + records + " records, none of "
                        + bundle.manifest().element().glob() + ", which "
                        + bundle.manifest().model() + " is for");
            }
            for (String method : judging.methods()) {
                parts.forget(method);
            }
            for (LabelledStream stream : judging.streams()) {
                stream.faults()
                        .forEach(fault -> sizes.computeIfAbsent(fault.row(), key -> new ArrayList<>())
                                .add(fault.bins()));
                for (String method : judging.methods()) {
                    stream.units(method).forEach((unit, series) -> parts.add(method, unit, series));
                }
            }
            counts(head, judging);
            if (request.isAsked(MetricsJson.OURS)) {
                KeptExamples kept = judging.examples();
                JsonFile.write(
                        request.out(),
                        "views.json",
                        new ViewsJson(bundle, request.engine(), kept.goodMaps())
                                .write((model, engine) -> kept.write()));
            }
        }
        List<FaultRow> rows = List.copyOf(sizes.keySet());
        ObjectNode metrics =
                new MetricsJson(parts, row -> median(sizes.getOrDefault(row, List.of(0)))).write(head, rows);
        JsonFile.write(request.out(), "metrics.json", metrics);
        JsonFile.write(request.out(), "curves.json", new CurvesJson(parts).write(rows));
        JsonFile.write(request.out(), "differences.json", new DifferencesJson(parts, LEAST_RUNS).write(rows));
        return metrics;
    }

    /** Seeds of the simulations that were judged. */
    public List<Long> seeds() {
        return List.copyOf(seeds);
    }

    private ObjectNode head() throws IOException {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("model", bundle.manifest().model().toString());
        ArrayNode data = head.putArray("data");
        for (Path file : request.files()) {
            String sum = Sha256.of(file);
            data.addObject().put("file", String.valueOf(file.getFileName())).put("sha256", sum);
            if (bundle.manifest().trainingData().stream()
                    .anyMatch(source -> source.sha256().equals(sum))) {
                listener.note(file + " is among the files that "
                        + bundle.manifest().model() + " was trained on: what is measured on them is too good");
            }
        }
        return head;
    }

    private void read(Path file, LabelledJudging judging) throws IOException {
        try (NdjsonReader reader = NdjsonReader.open(file, new HistogramCodec())) {
            for (Optional<NdjsonLine> line = reader.next(); line.isPresent(); line = reader.next()) {
                take(line.get(), judging);
                listener.at(++records);
            }
        }
    }

    private void take(NdjsonLine line, LabelledJudging judging) throws IOException {
        if (!(line.decoded() instanceof Decoded.Accepted accepted)) {
            refuse(line, line.decoded().toString());
            return;
        }
        LabelledLine labelled;
        try {
            labelled = LabelledLine.of(line.toBytes(), accepted.histogram().bins());
        } catch (IllegalArgumentException e) {
            refuse(line, String.valueOf(e.getMessage()));
            return;
        }
        labelled.origin().ifPresent(origin -> seeds.add(origin.seed()));
        int run = accepted.histogram().id().run();
        BitSet ignored = labelled.origin().map(origin -> dead(origin, run)).orElseGet(BitSet::new);
        if (!judging.take(accepted.histogram(), labelled.faults(), ignored)) {
            duplicates++;
        }
    }

    /** Bins that are dead in truth are neither good nor one of the faults that are looked for. */
    private BitSet dead(SimulatedOrigin origin, int run) {
        return dead.computeIfAbsent(origin + " " + run, key -> {
            BitSet bins = origin.unlabelledDead(run);
            if (!bins.isEmpty()) {
                listener.note("run " + run + " of " + origin.detector() + ", element " + origin.element() + ": "
                        + bins.cardinality() + " of its bins are truly dead and no label says so; they are not judged");
            }
            return bins;
        });
    }

    private void refuse(NdjsonLine line, String reason) {
        rejected++;
        listener.note(line.place() + ": " + reason);
    }

    private void counts(ObjectNode head, LabelledJudging judging) {
        head.put("records", records);
        head.put("rejected", rejected);
        head.put("duplicate", duplicates);
        head.put(
                "truly_dead",
                dead.values().stream().mapToInt(BitSet::cardinality).sum());
        ObjectNode reasons = head.putObject("not_scored");
        judging.notScored().forEach((reason, count) -> reasons.put(reason.name(), count));
    }

    private static int median(List<Integer> sizes) {
        return sizes.stream().sorted().toList().get(sizes.size() / 2);
    }
}

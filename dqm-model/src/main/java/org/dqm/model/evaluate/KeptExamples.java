package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Outcome;
import org.dqm.domain.Verdict;

/** Keeps a few of the lumisections that stream by, to be shown: good ones, and the first fault of some rows. */
final class KeptExamples {
    private static final int GOOD = 2;
    private static final int FAULTS = 7;
    private static final int LUMISECTIONS = 6;
    /** Lumisection of a fault that is shown, if it lasts so long. */
    private static final int LASTING = 3;

    private final List<ObjectNode> good = new ArrayList<>();
    private final Set<String> goodStreams = new HashSet<>();
    private final List<LumisectionHistogram> goodMaps = new ArrayList<>();
    /** By row; the fault is the first one of it, and no other. */
    private final Map<String, Shown> faults = new LinkedHashMap<>();

    /** The latest view of a fault, and how many there were. */
    private record Shown(String fault, int count, ObjectNode example) {}

    /** Looks at the next lumisection of a stream. */
    void see(String stream, LumisectionHistogram histogram, List<FaultLabel> labels, Verdict verdict) {
        if (!(verdict.outcome() instanceof Outcome.Scored)) {
            return;
        }
        if (labels.isEmpty() && goodMaps.size() < LUMISECTIONS && goodStreams.add(stream)) {
            goodMaps.add(histogram);
            if (good.size() < GOOD) {
                ExampleMaps.of("good", verdict, IntStream.empty()).ifPresent(good::add);
            }
        }
        for (FaultLabel label : labels) {
            String row = label.row(label.factor(), Setting.PLAIN).id();
            String fault = stream + " " + label.id();
            Shown known = faults.get(row);
            boolean isNew = known == null && faults.size() < FAULTS;
            if (isNew || (known != null && known.fault.equals(fault) && known.count < LASTING)) {
                int count = known == null ? 1 : known.count + 1;
                ExampleMaps.of(row, verdict, label.bins().indices())
                        .ifPresent(example -> faults.put(row, new Shown(fault, count, example)));
            }
        }
    }

    /** Up to six good lumisections, each of its own stream. */
    List<LumisectionHistogram> goodMaps() {
        return goodMaps;
    }

    ArrayNode write() {
        ArrayNode examples = JsonNodeFactory.instance.arrayNode();
        examples.addAll(good);
        faults.values().forEach(shown -> examples.add(shown.example));
        return examples;
    }
}

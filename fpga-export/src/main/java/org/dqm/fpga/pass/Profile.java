package org.dqm.fpga.pass;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dqm.fpga.graph.Graph;

/** Fifth pass: what numbers each tensor of the float graph holds on a sample of good events. */
public final class Profile {
    private final Map<String, Seen> tensors;

    private Profile(Map<String, Seen> tensors) {
        this.tensors = tensors;
    }

    public static Profile of(Graph graph, Sample sample) {
        FloatRun run = new FloatRun(graph);
        Map<String, Seen> tensors = new LinkedHashMap<>();
        for (int i = 0; i < sample.size(); i++) {
            run.tensors(sample.event(i))
                    .forEach((name, values) -> tensors.computeIfAbsent(
                                    name, key -> new Seen((long) values.length * sample.size()))
                            .add(values));
        }
        return new Profile(tensors);
    }

    /** What one tensor held. */
    public Seen of(String tensor) {
        Seen seen = tensors.get(tensor);
        if (seen == null) {
            throw new IllegalArgumentException("no tensor '" + tensor + "'; found: " + tensors.keySet());
        }
        return seen;
    }
}

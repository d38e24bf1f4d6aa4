package org.dqm.fpga.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dqm.fpga.pass.Sample;
import org.dqm.model.network.Engine;
import org.dqm.model.network.NetworkSpec;

/**
 * Stands in the place of an engine and keeps what the network would be given: the sample that ranges are taken from.
 * Answers 0 throughout. Safe for several threads.
 */
public final class RecordedInputs implements Engine {
    private final NetworkSpec network;
    private final List<double[]> events = Collections.synchronizedList(new ArrayList<>());

    public RecordedInputs(NetworkSpec network) {
        this.network = network;
    }

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public float[] run(float[] inputs, int batch) {
        network.requireInputs(inputs, batch);
        Sample batchOf = Sample.of(inputs, network.input().size());
        for (int e = 0; e < batch; e++) {
            events.add(batchOf.event(e));
        }
        return new float[network.output().size() * batch];
    }

    /** How many inputs came so far. */
    public int size() {
        return events.size();
    }

    /**
     * All inputs so far.
     *
     * @throws IllegalArgumentException if there are none
     */
    public Sample sample() {
        return Sample.of(List.copyOf(events));
    }

    @Override
    public void close() {
        // Owns nothing outside the heap.
    }
}

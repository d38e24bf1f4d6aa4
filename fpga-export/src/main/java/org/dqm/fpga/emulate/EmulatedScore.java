package org.dqm.fpga.emulate;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.dqm.fpga.graph.Quantizer;
import org.dqm.fpga.graph.Shape;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.trigger.CodedScore;
import org.dqm.model.trigger.TriggerInput;
import org.dqm.model.trigger.TriggerProgress;

/** The chip's score of crossings: the whole number of its last output. Safe for several threads. */
public final class EmulatedScore implements CodedScore {
    private static final int BLOCK = 256;

    private final Emulator emulator;
    private final TriggerInput input;
    private final Quantizer quantizer;

    /**
     * A score.
     *
     * @param input how a crossing's whole numbers become the network's input
     * @throws IllegalArgumentException if the graph's last output is not one number
     */
    public EmulatedScore(Emulator emulator, TriggerInput input) {
        var graph = emulator.graph();
        String last = graph.outputs().get(graph.outputs().size() - 1);
        if (graph.shape(last).size() != 1) {
            throw new IllegalArgumentException("output " + last + " of shape " + graph.shape(last)
                    + " is no score; quantise an autoencoder with --outputs score or all");
        }
        this.emulator = emulator;
        this.input = input;
        this.quantizer = Quantizer.of(emulator.inputType());
    }

    @Override
    public long[] codes(Crossings crossings, TriggerProgress progress) {
        Shape shape = emulator.graph().inputShape();
        if (crossings.ny() * crossings.nx() != shape.size() || crossings.nx() != shape.nx()) {
            throw new IllegalArgumentException("the network takes maps of " + shape + ", the crossings have "
                    + crossings.ny() + " x " + crossings.nx());
        }
        int size = Math.toIntExact(crossings.size());
        long[] codes = new long[size];
        AtomicLong done = new AtomicLong();
        IntStream.range(0, (size + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            int from = block * BLOCK;
            int to = Math.min(size, from + BLOCK);
            short[] map = new short[shape.size()];
            float[] values = new float[map.length];
            for (int i = from; i < to; i++) {
                crossings.read(i, map);
                codes[i] = code(map, values);
            }
            progress.at(done.addAndGet(to - from), size);
        });
        return codes;
    }

    private long code(short[] map, float[] values) {
        input.copy(map, values, 0);
        long[] event = new long[values.length];
        for (int i = 0; i < event.length; i++) {
            event[i] = quantizer.nearest(values[i]);
        }
        long[] answers = emulator.run(event);
        return answers[answers.length - 1];
    }

    @Override
    public int exponent() {
        return emulator.outputExponents().get(emulator.outputExponents().size() - 1);
    }
}

package org.dqm.fpga.emulate;

import java.util.stream.IntStream;
import org.dqm.fpga.graph.Quantizer;
import org.dqm.model.network.Engine;

/**
 * The emulator in the place of the float network: inputs are rounded and limited to the chip's input type, answers are
 * the chip's as real numbers. Not held against a bundle's golden outputs, which are those of the float network. Safe for
 * several threads.
 */
public final class EmulatorEngine implements Engine {
    private final Emulator emulator;
    private final Quantizer input;

    /** @param emulator whose only output is the network's answer */
    public EmulatorEngine(Emulator emulator) {
        if (emulator.graph().outputs().size() != 1) {
            throw new IllegalArgumentException("an engine has one output, the graph has "
                    + emulator.graph().outputs());
        }
        this.emulator = emulator;
        this.input = Quantizer.of(emulator.inputType());
    }

    @Override
    public String name() {
        return "emulator";
    }

    @Override
    public float[] run(float[] inputs, int batch) {
        int size = emulator.graph().inputShape().size();
        int outputs = emulator.outputSize();
        if (batch < 1 || (long) batch * size != inputs.length) {
            throw new IllegalArgumentException(batch + " events of " + size + " are not " + inputs.length + " numbers");
        }
        float[] answers = new float[batch * outputs];
        for (int e = 0; e < batch; e++) {
            int at = e * size;
            double[] answer = emulator.answers(IntStream.range(0, size)
                    .mapToLong(i -> input.nearest(inputs[at + i]))
                    .toArray());
            for (int i = 0; i < outputs; i++) {
                answers[e * outputs + i] = (float) answer[i];
            }
        }
        return answers;
    }

    @Override
    public void close() {
        // Owns nothing outside the heap.
    }
}

package org.dqm.fpga.export;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.dqm.fpga.emulate.Emulator;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.pass.FloatRun;
import org.dqm.fpga.pass.Sample;

/**
 * What a search for bits minds: 1 − AUC of the last output where there are signal events, else 1 − the correlation with
 * the float network of the output that follows it worst.
 */
final class Agreement {
    private static final int JUDGED = 64;
    private static final int JUDGED_WITH_SIGNAL = 4096;

    private Agreement() {}

    /** @param floating with the same outputs as the graphs that are judged */
    static ToDoubleFunction<Graph> loss(Graph floating, Sample sample, Optional<Judged> events) {
        if (events.isPresent()) {
            Sample background = events.get().background().spread(JUDGED_WITH_SIGNAL);
            Sample signal = events.get().signal().spread(JUDGED_WITH_SIGNAL);
            return graph -> 1 - roc(new Emulator(graph), background, signal).area();
        }
        Sample judged = sample.spread(JUDGED);
        return graph -> {
            Emulator emulator = new Emulator(graph);
            List<long[]> codes = Exporter.codes(judged, emulator.inputType());
            return 1
                    - Accuracy.of(floating, emulator, codes, judged).stream()
                            .mapToDouble(Accuracy::correlation)
                            .min()
                            .orElse(0);
        };
    }

    /** Of the chip's last output, which must be one number. */
    static Roc roc(Emulator emulator, Sample background, Sample signal) {
        return new Roc(lastCodes(emulator, background), lastCodes(emulator, signal));
    }

    private static double[] lastCodes(Emulator emulator, Sample sample) {
        return Exporter.codes(sample, emulator.inputType()).parallelStream()
                .mapToDouble(event -> {
                    long[] answers = emulator.run(event);
                    return answers[answers.length - 1];
                })
                .toArray();
    }

    /** Of the float network's last output. */
    static Roc roc(Graph floating, Sample background, Sample signal) {
        FloatRun run = new FloatRun(floating);
        return new Roc(last(run, background), last(run, signal));
    }

    private static double[] last(FloatRun run, Sample sample) {
        return IntStream.range(0, sample.size())
                .parallel()
                .mapToDouble(e -> {
                    double[] outputs = run.outputs(sample.event(e));
                    return outputs[outputs.length - 1];
                })
                .toArray();
    }
}

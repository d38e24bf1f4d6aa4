package org.dqm.fpga.export;

import java.util.ArrayList;
import java.util.List;
import org.dqm.fpga.emulate.Emulator;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.pass.FloatRun;
import org.dqm.fpga.pass.Sample;

/**
 * How far one output of the quantised network is from the float one, on the calibration sample.
 *
 * @param output its name
 * @param spread root mean square of the float output around its mean
 * @param rms root mean square of the difference
 * @param largest largest difference
 * @param correlation of both, −1 to 1; 0 if one of them is constant
 */
record Accuracy(String output, double spread, double rms, double largest, double correlation) {
    /** One for each output. */
    static List<Accuracy> of(Graph floatGraph, Emulator emulator, List<long[]> inputs, Sample sample) {
        FloatRun run = new FloatRun(floatGraph);
        List<double[]> exact = new ArrayList<>();
        List<double[]> quantised = new ArrayList<>();
        for (int e = 0; e < inputs.size(); e++) {
            exact.add(run.outputs(sample.event(e)));
            quantised.add(emulator.answers(inputs.get(e)));
        }
        List<Accuracy> all = new ArrayList<>();
        int at = 0;
        for (String output : emulator.graph().outputs()) {
            int end = at + emulator.graph().shape(output).size();
            all.add(of(output, slice(exact, at, end), slice(quantised, at, end)));
            at = end;
        }
        return all;
    }

    private static double[] slice(List<double[]> events, int from, int to) {
        return events.stream()
                .flatMapToDouble(event -> java.util.Arrays.stream(event, from, to))
                .toArray();
    }

    static Accuracy of(String output, double[] exact, double[] quantised) {
        int n = exact.length;
        double mean = mean(exact);
        double other = mean(quantised);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double x = exact[i] - mean;
            double y = quantised[i] - other;
            xx += x * x;
            yy += y * y;
            xy += x * y;
            double difference = quantised[i] - exact[i];
            squares += difference * difference;
            largest = Math.max(largest, Math.abs(difference));
        }
        double correlation = xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
        return new Accuracy(output, Math.sqrt(xx / n), Math.sqrt(squares / n), largest, correlation);
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElse(0);
    }
}

package org.dqm.fpga.export;

import java.util.Arrays;
import java.util.Locale;

/** How well a score tells signal from background: ties count half. Owns its sorted scores. */
final class Roc {
    private final double[] background;
    private final double[] signal;

    Roc(double[] background, double[] signal) {
        this.background = background.clone();
        this.signal = signal.clone();
        Arrays.sort(this.background);
        Arrays.sort(this.signal);
    }

    /** Probability that a signal event scores higher than a background event, 0 to 1. */
    double area() {
        double sum = 0;
        int below = 0;
        int upTo = 0;
        for (double score : signal) {
            while (below < background.length && background[below] < score) {
                below++;
            }
            while (upTo < background.length && background[upTo] <= score) {
                upTo++;
            }
            sum += (below + upTo) / 2.0;
        }
        return sum / ((double) background.length * signal.length);
    }

    /** Share of signal above the threshold that {@code rate} of the background is above, at most. */
    double efficiency(double rate) {
        int kept = (int) Math.floor(rate * background.length);
        double threshold = background[background.length - 1 - Math.min(kept, background.length - 1)];
        return Arrays.stream(signal).filter(score -> score > threshold).count() / (double) signal.length;
    }

    int backgrounds() {
        return background.length;
    }

    int signals() {
        return signal.length;
    }

    /** {@code roc.csv}: efficiencies of the float and of the quantised score at the same share of background. */
    static String csv(Roc floating, Roc quantised) {
        StringBuilder csv =
                new StringBuilder("background_efficiency,signal_efficiency_float,signal_efficiency_quantised\n");
        int steps = (int) Math.floor(4 * Math.log10(floating.background.length));
        for (int step = steps; step >= 0; step--) {
            double rate = Math.pow(10, -step / 4.0);
            csv.append(String.format(
                    Locale.ROOT, "%.6g,%.6g,%.6g%n", rate, floating.efficiency(rate), quantised.efficiency(rate)));
        }
        return csv.toString();
    }
}

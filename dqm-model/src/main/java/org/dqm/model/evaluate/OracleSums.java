package org.dqm.model.evaluate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.simulate.Simulator;

/**
 * What an oracle adds up: hits less those it expects, of the last 1, 3, 10 and 30 lumisections of a run. Not safe for
 * several threads.
 */
final class OracleSums {
    static final int[] WINDOWS = {1, 3, 10, 30};

    private final Simulator simulator;
    private final boolean all;
    private final TrueCovariance covariance;
    private final double nominal;
    private final Deque<float[][]> latest = new ArrayDeque<>();
    private int run = -1;

    /** @param all whether the true rates of the lumisection are known, or only those of a nominal one */
    OracleSums(Simulator simulator, TrueCovariance covariance, boolean all) {
        this.simulator = simulator;
        this.covariance = covariance;
        this.all = all;
        double sum = 0;
        for (double mean : covariance.mean()) {
            sum += mean;
        }
        this.nominal = sum;
    }

    /** Takes the next lumisection; {@link #whitened} is about those up to here. */
    void add(LumisectionHistogram histogram) {
        int ofRun = histogram.id().run();
        int ls = histogram.id().ls();
        if (ofRun != run) {
            latest.clear();
            run = ofRun;
        }
        BinGrid expected = all ? simulator.expected(ofRun, ls, List.of()) : simulator.nominal(ofRun, ls);
        int[] bins = covariance.bins();
        float[][] both = new float[2][bins.length];
        for (int i = 0; i < bins.length; i++) {
            float mean = expected.get(bins[i]);
            both[0][i] = histogram.bins().get(bins[i]) - mean;
            both[1][i] = mean;
        }
        latest.addFirst(both);
        if (latest.size() > WINDOWS[WINDOWS.length - 1]) {
            latest.removeLast();
        }
    }

    /** How many of the windows differ from the one before: at the beginning of a run the long ones are no longer. */
    int windows() {
        int count = 1;
        while (count < WINDOWS.length && latest.size() > WINDOWS[count - 1]) {
            count++;
        }
        return count;
    }

    /** Precision times residual of a window: what is left of each bin when all others have said what they expect. */
    Whitened whitened(int window) {
        float[] residual = new float[covariance.bins().length];
        float[] mean = new float[residual.length];
        Iterator<float[][]> newest = latest.iterator();
        for (int l = 0; l < WINDOWS[window] && newest.hasNext(); l++) {
            float[][] both = newest.next();
            for (int i = 0; i < residual.length; i++) {
                residual[i] += both[0][i];
                mean[i] += both[1][i];
            }
        }
        double total = 0;
        for (float m : mean) {
            total += m;
        }
        for (int i = 0; i < residual.length; i++) {
            // To the scatter of a nominal lumisection, bin by bin.
            residual[i] *= mean[i] > 0 ? (float) Math.sqrt(covariance.mean()[i] / mean[i]) : 0;
        }
        TrueCovariance.Precision precision = covariance.at(total / nominal);
        return new Whitened(precision, precision.times(residual));
    }

    /** @param values Q r, one per bin of the covariance; only read */
    @SuppressWarnings("ArrayRecordComponent") // package-private, made and read in one place
    record Whitened(TrueCovariance.Precision precision, float[] values) {}
}

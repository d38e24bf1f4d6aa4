package org.dqm.model.preprocess;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dqm.model.registry.NpyArray;

/**
 * How neighbouring bins of good maps vary together, by their distance.
 *
 * <p>Two parts: noise that is new in every lumisection, in units of a bin's own counting noise, and offsets that last
 * for a run, in units of the square of a bin's expected hits. Both depend on the displacement alone.
 */
public final class NeighbourCovariance {
    /** Largest displacement along either axis, in bins. */
    static final int REACH = 8;

    /** Displacements along an axis. */
    static final int WIDTH = 2 * REACH + 1;

    private final double[] noise;
    private final double[] lasting;
    private final double white;

    /**
     * Takes the arrays over.
     *
     * @param noise shape {@code [2·REACH + 1, 2·REACH + 1]}, displacement (0, 0) in the middle, where it is 1
     * @param lasting of the same shape
     * @param white the part of the lasting variance that a bin shares with no other
     */
    NeighbourCovariance(double[] noise, double[] lasting, double white) {
        if (noise.length != WIDTH * WIDTH || lasting.length != noise.length) {
            throw new IllegalArgumentException("covariance needs " + WIDTH + " x " + WIDTH + " displacements, got "
                    + noise.length + " and " + lasting.length);
        }
        if (!(white > 0)) {
            throw new IllegalArgumentException("white must be > 0, got " + white);
        }
        this.noise = noise;
        this.lasting = lasting;
        this.white = white;
    }

    /** Bins that know nothing of each other. */
    public static NeighbourCovariance none() {
        double[] noise = new double[WIDTH * WIDTH];
        double[] lasting = new double[WIDTH * WIDTH];
        noise[index(0, 0)] = 1;
        lasting[index(0, 0)] = Reference.FLOOR * Reference.FLOOR;
        return new NeighbourCovariance(noise, lasting, Reference.FLOOR * Reference.FLOOR);
    }

    /**
     * Learns from good lumisections.
     *
     * @param good what is expected of each before its neighbours are asked; one reference in all, not empty
     * @param runs run number of each
     */
    public static NeighbourCovariance fit(List<Expectation> good, List<Integer> runs) {
        return new CovarianceFit(good, runs).run();
    }

    /** Relative variance of a bin's offset in a run that it shares with no other bin. */
    public double white() {
        return white;
    }

    /**
     * Covariance of two bins' deviations, each in units of the root of its variance by counting and {@link #white}.
     *
     * @param share lasting variance over counting variance, ≥ 0
     * @param i {@link #index} of their displacement
     */
    double at(double share, int i) {
        return (noise[i] + share * lasting[i] / white) / (1 + share);
    }

    static int index(int dx, int dy) {
        return (dy + REACH) * WIDTH + dx + REACH;
    }

    /** Everything, for {@code covariance.npz}. */
    public Map<String, NpyArray> toArrays() {
        Map<String, NpyArray> arrays = new TreeMap<>();
        arrays.put("noise", NpyArray.ofDoubles(List.of(WIDTH, WIDTH), noise));
        arrays.put("lasting", NpyArray.ofDoubles(List.of(WIDTH, WIDTH), lasting));
        arrays.put("white", NpyArray.ofDoubles(List.of(1), white));
        return arrays;
    }

    /**
     * Reads what {@link #toArrays} gave.
     *
     * @throws IllegalArgumentException if one is missing or has another shape
     */
    public static NeighbourCovariance fromArrays(Map<String, NpyArray> arrays) {
        return new NeighbourCovariance(
                Member.require(arrays, "noise", WIDTH * WIDTH).toDoubles(),
                Member.require(arrays, "lasting", WIDTH * WIDTH).toDoubles(),
                Member.require(arrays, "white", 1).get(0));
    }
}

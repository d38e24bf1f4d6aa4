package org.dqm.model.calibrate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.Member;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.registry.NpyArray;

/**
 * How far good lumisections scatter around what is expected of them.
 *
 * <p>Variance of a sum over bins = correlation(size) · Σ dispersion · counting variance + Σ (floor² + error of the
 * rate) · slope² + (common floor · Σ slope)². The last two do not average out over lumisections.
 */
public final class NoiseModel {
    /** Relative error that neighbouring bins share. */
    public static final double COMMON_FLOOR = 0.01;

    private final float[] dispersion;
    private final double[] correlation;

    /** Takes the arrays over; {@code correlation} belongs to {@link Correlation#SIDES}. */
    NoiseModel(float[] dispersion, double[] correlation) {
        this.dispersion = dispersion;
        this.correlation = correlation;
    }

    /**
     * Learns from the lumisections that the reference was fitted to, so their own pull on it is corrected for.
     *
     * @param good what was expected of each of them, corrected by the network if there is one; one reference in all
     * @throws IllegalArgumentException if there is none
     */
    public static NoiseModel fit(List<Expectation> good) {
        return NoiseFit.fit(good);
    }

    /** Variance over counting variance of one bin. */
    public double dispersion(int bin) {
        return dispersion[bin];
    }

    /** Factor on the variance of a square's sum, because neighbours vary together. */
    public double correlation(int side) {
        return Correlation.at(correlation, (double) side * side);
    }

    /** The same for any connected group of so many bins. */
    public double correlationOf(int bins) {
        return Correlation.at(correlation, bins);
    }

    /** Relative variance of one bin's expectation that no averaging over lumisections removes. */
    public double relativeError(Reference reference, int bin) {
        return Reference.FLOOR * Reference.FLOOR + reference.relativeVariance(bin);
    }

    /** Everything, for {@code noise.npz}. */
    public Map<String, NpyArray> toArrays(GridTopology grid) {
        Map<String, NpyArray> arrays = new TreeMap<>();
        arrays.put("dispersion", NpyArray.ofFloats(List.of(grid.ny(), grid.nx()), dispersion));
        arrays.put("correlation", NpyArray.ofDoubles(List.of(correlation.length), correlation));
        return arrays;
    }

    /**
     * Reads what {@link #toArrays} gave.
     *
     * @throws IllegalArgumentException if one is missing or has another shape
     */
    public static NoiseModel fromArrays(GridTopology grid, Map<String, NpyArray> arrays) {
        return new NoiseModel(
                Member.require(arrays, "dispersion", grid.size()).toFloats(),
                Member.require(arrays, "correlation", Correlation.SIDES.length).toDoubles());
    }
}

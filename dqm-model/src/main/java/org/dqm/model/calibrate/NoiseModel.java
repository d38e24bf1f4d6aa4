package org.dqm.model.calibrate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.dqm.model.preprocess.BlindLinear;
import org.dqm.model.preprocess.CountLaw;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.Member;
import org.dqm.model.preprocess.NeighbourCovariance;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.Response;
import org.dqm.model.registry.NpyArray;

/**
 * How far good lumisections scatter around what is expected of them, given their neighbours.
 *
 * <p>The residual of a bin varies by its counting noise, new in every lumisection, and by an offset that lasts for a
 * run and does not average out; both as far as the neighbours do not tell them. Sums over groups of bins vary as the
 * covariance of the residuals says, and by an error that all expectations share.
 */
public final class NoiseModel {
    /** Relative error that neighbouring bins share. */
    public static final double COMMON_FLOOR = 0.01;

    private final Reference reference;
    private final BlindLinear blind;
    private final float[] spread;
    private final float[] lasting;
    private final double[] growth;
    private final Map<Integer, Places> places = new ConcurrentHashMap<>();

    /** Takes the arrays over; {@code growth} belongs to {@link Places#SIDES}. */
    NoiseModel(Reference reference, BlindLinear blind, float[] spread, float[] lasting, double[] growth) {
        this.reference = reference;
        this.blind = blind;
        this.spread = spread;
        this.lasting = lasting;
        this.growth = growth;
    }

    /**
     * Learns from good lumisections.
     *
     * @param good at least one; sums of single lumisections of one reference
     * @param runs run number of each
     */
    public static NoiseModel fit(
            Reference reference, NeighbourCovariance covariance, List<MapSums> good, List<Integer> runs) {
        return new NoiseFit(reference, covariance, good, runs).run();
    }

    public GridTopology grid() {
        return reference.grid();
    }

    /** What the neighbours say of a bin. */
    public BlindLinear blind() {
        return blind;
    }

    /** The shape of the counts' distribution. */
    public CountLaw law() {
        return reference.law();
    }

    /** Whether the variance is proportional to what is expected of this very lumisection. */
    boolean variesWithMean() {
        return reference.response() == Response.POISSON && law() == CountLaw.POISSON;
    }

    /** Measured over predicted variance of a bin's residual. */
    float spread(int bin) {
        return spread[bin];
    }

    /** Relative variance of a bin's rate that no averaging over the lumisections of a run removes. */
    public float lasting(int bin) {
        return lasting[bin];
    }

    /** How sums vary at a share of lasting in counting variance. */
    Places places(double share) {
        int step = BlindLinear.step(share);
        return places.computeIfAbsent(step, s -> new Places(this, reference, BlindLinear.share(s)));
    }

    /** Measured over predicted variance of the sum of the residuals in a square; by {@link Places#SIDES}. */
    public double growth(int sideIndex) {
        return growth[sideIndex];
    }

    /** The same for a group of so many bins. */
    public double growthOf(int bins) {
        return bins < 3 ? 1 : growth[bins < 7 ? 1 : bins < 17 ? 2 : 3];
    }

    /** Everything, for {@code noise.npz}. */
    public Map<String, NpyArray> toArrays() {
        List<Integer> shape = List.of(grid().ny(), grid().nx());
        Map<String, NpyArray> arrays = new TreeMap<>(blind.covariance().toArrays());
        arrays.put("spread", NpyArray.ofFloats(shape, spread));
        arrays.put("lasting_variance", NpyArray.ofFloats(shape, lasting));
        arrays.put("growth", NpyArray.ofDoubles(List.of(growth.length), growth));
        return arrays;
    }

    /**
     * Reads what {@link #toArrays} gave.
     *
     * @throws IllegalArgumentException if one is missing or has another shape
     */
    public static NoiseModel fromArrays(Reference reference, Map<String, NpyArray> arrays) {
        int size = reference.grid().size();
        return new NoiseModel(
                reference,
                new BlindLinear(reference, NeighbourCovariance.fromArrays(arrays)),
                Member.require(arrays, "spread", size).toFloats(),
                Member.require(arrays, "lasting_variance", size).toFloats(),
                Member.require(arrays, "growth", Places.SIDES.size()).toDoubles());
    }
}

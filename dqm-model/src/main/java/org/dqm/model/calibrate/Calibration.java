package org.dqm.model.calibrate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dqm.model.preprocess.Member;
import org.dqm.model.registry.Manifest;
import org.dqm.model.registry.Manifest.CalibrationSummary.Mode;
import org.dqm.model.registry.NpyArray;

/**
 * From evidence to score: −log₁₀ of the probability that a good lumisection shows at least as much.
 *
 * <p>Evidence is −log₁₀ of the smallest tail probability in the noise model, times the number of places looked at; it
 * is a score by itself ({@code NOISE_MODEL}) until enough good lumisections were seen to measure its tail
 * ({@code HELD_OUT}).
 *
 * @param lumisections good ones behind it, ≥ 1
 * @param runs they come from
 * @param single scale of the evidence of one lumisection
 * @param persistent scale of the evidence of the windows
 */
public record Calibration(Mode mode, int lumisections, int runs, EvidenceTail single, EvidenceTail persistent) {
    /** Good lumisections that a measured tail needs. */
    public static final int MIN_LUMISECTIONS = 1_000;
    /** Runs that a measured tail needs. */
    public static final int MIN_RUNS = 5;

    /** Evidence of one good lumisection that was not trained on. */
    public record GoodEvidence(int run, double single, double persistent) {}

    /** The scale of the noise model, whose numbers come from so many good lumisections. */
    public static Calibration ofNoiseModel(int lumisections, int runs) {
        return new Calibration(Mode.NOISE_MODEL, lumisections, runs, EvidenceTail.NOMINAL, EvidenceTail.NOMINAL);
    }

    /**
     * The scale measured on good lumisections, where there are enough of them; else {@link #ofNoiseModel}.
     *
     * @param trainedOn lumisections behind the noise model, if it comes to that
     */
    public static Calibration measured(List<GoodEvidence> heldOut, Calibration trainedOn) {
        int runs = (int) heldOut.stream().mapToInt(GoodEvidence::run).distinct().count();
        if (heldOut.size() < MIN_LUMISECTIONS || runs < MIN_RUNS) {
            return trainedOn;
        }
        return new Calibration(
                Mode.HELD_OUT,
                heldOut.size(),
                runs,
                EvidenceTail.fit(
                        heldOut.stream().mapToDouble(GoodEvidence::single).toArray()),
                EvidenceTail.fit(
                        heldOut.stream().mapToDouble(GoodEvidence::persistent).toArray()));
    }

    /** Score up to which the data carry the scale. */
    public double calibratedTo() {
        return Math.log10(Math.max(1, lumisections)) + 2;
    }

    /** What the manifest says. */
    public Manifest.CalibrationSummary summary(double alarmThreshold) {
        return new Manifest.CalibrationSummary(mode, lumisections, runs, calibratedTo(), alarmThreshold);
    }

    /** The tails, for {@code calibration.npz}. */
    public Map<String, NpyArray> toArrays() {
        Map<String, NpyArray> arrays = new TreeMap<>();
        arrays.put("single", single.toArray());
        arrays.put("persistent", persistent.toArray());
        return arrays;
    }

    /**
     * Reads what {@link #toArrays} gave and the manifest says.
     *
     * @throws IllegalArgumentException if one is missing or broken
     */
    public static Calibration fromArrays(Manifest.CalibrationSummary summary, Map<String, NpyArray> arrays) {
        return new Calibration(
                summary.mode(),
                summary.lumisections(),
                summary.runs(),
                EvidenceTail.of(Member.require(arrays, "single", EvidenceTail.NUMBERS)),
                EvidenceTail.of(Member.require(arrays, "persistent", EvidenceTail.NUMBERS)));
    }
}

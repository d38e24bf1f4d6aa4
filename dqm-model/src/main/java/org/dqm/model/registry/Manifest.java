package org.dqm.model.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.ModelVersion;

/**
 * What {@code manifest.json} says about a bundle, apart from the checksums of its files.
 *
 * @param preprocessing settings of the preparation, as its owner writes them: JSON values by key
 * @param noiseModel settings of the noise model, likewise
 * @param metrics what is known of the bundle's quality, likewise
 * @param kind what it looks at; {@code manifest.json} names it unless it is occupancy
 */
public record Manifest(
        ModelVersion model,
        ElementPattern element,
        Grid grid,
        Map<String, Object> preprocessing,
        Map<String, Object> noiseModel,
        List<TrainingData> trainingData,
        Applicability applicability,
        CalibrationSummary calibration,
        Map<String, Object> metrics,
        Exportable exportable,
        Kind kind) {
    /** Of a bundle that scores occupancy maps. */
    public Manifest(
            ModelVersion model,
            ElementPattern element,
            Grid grid,
            Map<String, Object> preprocessing,
            Map<String, Object> noiseModel,
            List<TrainingData> trainingData,
            Applicability applicability,
            CalibrationSummary calibration,
            Map<String, Object> metrics,
            Exportable exportable) {
        this(
                model,
                element,
                grid,
                preprocessing,
                noiseModel,
                trainingData,
                applicability,
                calibration,
                metrics,
                exportable,
                Kind.OCCUPANCY);
    }

    public Manifest {
        preprocessing = Map.copyOf(preprocessing);
        noiseModel = Map.copyOf(noiseModel);
        trainingData = List.copyOf(trainingData);
        metrics = Map.copyOf(metrics);
    }

    /** The same with another word on whether it can be exported. */
    public Manifest with(Exportable other) {
        return new Manifest(
                model,
                element,
                grid,
                preprocessing,
                noiseModel,
                trainingData,
                applicability,
                calibration,
                metrics,
                other,
                kind);
    }

    /** What a bundle's network looks at. */
    public enum Kind {
        /** Maps of a lumisection, of which it says what is to be expected. */
        OCCUPANCY,
        /** Maps of a bunch crossing, to which it gives a trigger score; it has no reference, noise or calibration. */
        TRIGGER
    }

    /**
     * The histogram's bins.
     *
     * @param wrapsX whether the last column neighbours the first
     * @param wrapsY whether the last row neighbours the first
     * @param halo pixels added to the network's images at both ends of an axis that wraps
     */
    public record Grid(int nx, int ny, boolean wrapsX, boolean wrapsY, int halo) {}

    /**
     * One source of what was learned from.
     *
     * @param name file name, or what simulated it
     * @param sha256 of the file as read, in hex
     * @param lumisections how many were used
     * @param seed of the training that used it
     */
    public record TrainingData(String name, String sha256, int lumisections, long seed) {}

    /**
     * Which histograms may be scored.
     *
     * @param minimumEntries hits below which the answer is LOW_STATISTICS
     * @param minimumEvents events below which it is the same, if the training data counted them; then a lumisection
     *     without a count is not scored
     * @param pileup where the model holds, if the training data said
     * @param beamModes where the model holds; empty for all
     * @param minimumVoltage high voltage over its nominal value below which the model does not hold
     * @param totalRate hits of the entire map against events and pileup, if the training data had both
     */
    public record Applicability(
            double minimumEntries,
            OptionalDouble minimumEvents,
            Optional<Range> pileup,
            List<String> beamModes,
            double minimumVoltage,
            Optional<TotalRate> totalRate) {
        public Applicability {
            beamModes = List.copyOf(beamModes);
        }

        /** Where neither events nor voltage matter. */
        public Applicability(double minimumEntries, Optional<Range> pileup, List<String> beamModes) {
            this(minimumEntries, OptionalDouble.empty(), pileup, beamModes, 0, Optional.empty());
        }
    }

    /**
     * Scale of the entire map per event: {@code perEvent · (1 + slope · (pileup − atPileup) / atPileup)}.
     *
     * @param perEvent scale of the reference per event at {@code atPileup}, &gt; 0
     * @param slope relative change of the rate over that of the pileup
     * @param slopeError standard deviation of {@code slope}
     * @param spread standard deviation of the logarithm of the rate from run to run, &gt; 0
     */
    public record TotalRate(double perEvent, double atPileup, double slope, double slopeError, double spread) {
        public TotalRate {
            if (!(perEvent > 0 && atPileup > 0 && spread > 0 && slopeError >= 0)) {
                throw new IllegalArgumentException("no total rate: " + perEvent + " per event at pileup " + atPileup
                        + ", slope " + slope + " ± " + slopeError + ", spread " + spread);
            }
        }
    }

    /** Both ends included. */
    public record Range(double min, double max) {}

    /**
     * How the score scale was made.
     *
     * @param lumisections good ones behind it
     * @param runs they come from
     * @param calibratedTo score up to which they carry the scale
     * @param alarmThreshold score at and above which a lumisection is anomalous
     */
    public record CalibrationSummary(
            Mode mode, int lumisections, int runs, double calibratedTo, double alarmThreshold) {
        /** None: a trigger's thresholds are rates, and the bundle has no score scale. */
        public static final CalibrationSummary NONE = new CalibrationSummary(Mode.NONE, 0, 0, 0, 0);

        /** Where the tail of good lumisections comes from. */
        public enum Mode {
            HELD_OUT,
            NOISE_MODEL,
            NONE
        }
    }

    /** Whether the network can go to an FPGA, and the reason either way. */
    public record Exportable(boolean possible, String reason) {}
}

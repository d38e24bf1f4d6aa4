package org.dqm.model.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.simulate.Detector;

/**
 * What to measure.
 *
 * @param runs that are judged
 * @param events per lumisection; empty for the detector's own
 * @param lumisections of a good run
 * @param words which rows, see {@link FaultRow#isMeantBy}; empty for all
 * @param methods by name; empty for all
 * @param isGate whether truly dead bins are left among the good ones, as in what others published
 * @param out folder of what was measured and of the result
 */
public record EvaluationRequest(
        Detector detector,
        SimulatedRuns runs,
        OptionalInt events,
        int lumisections,
        Size size,
        List<String> words,
        Set<String> methods,
        EngineKind engine,
        boolean isGate,
        Path out) {
    /** Runs of one image study share a unit of work. */
    static final int IMAGES_PER_RUN = 20;

    public EvaluationRequest {
        words = List.copyOf(words);
        methods = Set.copyOf(methods);
        for (String word : words) {
            if (FaultRow.all().stream().noneMatch(row -> row.isMeantBy(word))) {
                throw new IllegalArgumentException("no row is meant by '" + word + "'; rows are "
                        + FaultRow.all().stream().map(FaultRow::id).toList());
            }
        }
        if (lumisections <= Setting.PLAIN.before()) {
            throw new IllegalArgumentException(
                    "a good run needs more than " + Setting.PLAIN.before() + " lumisections, got " + lumisections);
        }
    }

    /**
     * How much of it.
     *
     * @param faulty planted faults per row
     * @param good good lumisections
     * @param images of single bins, good and again with one faulty bin per row; 0 for none
     * @param calibrate good lumisections that thresholds of methods without a score are set on
     * @param train good lumisections that baselines learn from
     */
    public record Size(int faulty, int good, int images, int calibrate, int train) {
        public Size {
            if (faulty < 0 || good < 0 || images < 0 || calibrate < 100 || train < 100) {
                throw new IllegalArgumentException("sizes must not be negative, and at least 100 lumisections to"
                        + " calibrate and to train on; got " + faulty + ", " + good + ", " + images + ", " + calibrate
                        + ", " + train);
            }
        }
    }

    /** Rows that are asked for. */
    List<FaultRow> rows() {
        return FaultRow.all().stream()
                .filter(row -> words.isEmpty() || words.stream().anyMatch(row::isMeantBy))
                .toList();
    }

    boolean isAsked(String method) {
        return methods.isEmpty() || methods.contains(method);
    }

    /** Runs that so many lumisections or faults take. */
    static int runsFor(int wanted, int each) {
        return (wanted + each - 1) / each;
    }
}

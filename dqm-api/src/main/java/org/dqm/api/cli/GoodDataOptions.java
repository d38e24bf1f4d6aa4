package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dqm.domain.ElementPattern;
import org.dqm.model.crossing.L1Calo;
import org.dqm.model.simulate.Detector;
import org.dqm.model.train.GoodLumisections;
import org.dqm.model.train.LumisectionRanges;
import org.dqm.model.train.SimulatedRuns;
import org.dqm.model.trigger.CrossingData;
import org.dqm.model.trigger.TrainingCrossings;
import picocli.CommandLine.Option;

/** Where {@code train} gets its good lumisections: from files, or from a simulation in process. */
final class GoodDataOptions {
    @Option(
            names = "--data",
            arity = "1..*",
            paramLabel = "FILE",
            description = "NDJSON files of good lumisections; .gz means gzip. For a trigger HDF5 files of crossings.")
    private List<Path> data = new ArrayList<>();

    @Option(
            names = "--simulate",
            paramLabel = "DETECTOR",
            description = "Make good lumisections in process instead of reading files.")
    private String simulate = "";

    @Option(
            names = "--runs",
            defaultValue = "12",
            paramLabel = "N",
            description = "With --simulate: number of runs (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--lumisections",
            paramLabel = "RANGES|M",
            description = "Use only these lumisections of each run, such as 1-3,6-8;"
                    + " with --simulate: how many per run (default: 200).")
    private String lumisections = "";

    @Option(
            names = "--events",
            split = ",",
            paramLabel = "N",
            description = "With --simulate: events per lumisection, several values for one run after the other;"
                    + " default: around the detector's own number. Of l1-calo crossings (default: 50).")
    private List<Integer> events = new ArrayList<>();

    @Option(
            names = "--element",
            paramLabel = "PATTERN",
            description = "Element that the model is for: a glob, * within a path segment, ** across;"
                    + " with --simulate the detector's own by default.")
    private String element = "";

    /** Which elements the model is for. */
    ElementPattern pattern() {
        if (element.isEmpty() && simulate.isEmpty()) {
            throw new IllegalArgumentException("--element is missing: which element is the model for?");
        }
        return new ElementPattern(element.isEmpty() ? detector().me() : element);
    }

    /** Reads or makes them. */
    GoodLumisections good(long seed) throws IOException {
        if (data.isEmpty() == simulate.isEmpty()) {
            throw new IllegalArgumentException("either --data or --simulate is needed, not both");
        }
        return simulate.isEmpty()
                ? GoodLumisections.read(data, pattern(), ranges(), seed)
                : new SimulatedRuns(detector(), runs, perRun(), seed, events).good();
    }

    /** What the maps of a trigger are called. */
    ElementPattern crossingPattern() {
        return new ElementPattern(element.isEmpty() ? L1Calo.ME : element);
    }

    /** Reads or makes bunch crossings. */
    CrossingData crossings(long seed) throws IOException {
        if (data.isEmpty() == simulate.isEmpty()) {
            throw new IllegalArgumentException("either --data or --simulate is needed, not both");
        }
        if (simulate.isEmpty()) {
            return TrainingCrossings.read(data, seed);
        }
        if (!simulate.equals(L1Calo.NAME)) {
            throw new IllegalArgumentException(
                    "--simulate: a trigger learns from " + L1Calo.NAME + ", not " + simulate);
        }
        if (events.size() > 1) {
            throw new IllegalArgumentException("--events: one number of crossings per lumisection, got " + events);
        }
        return TrainingCrossings.simulated(seed, runs, perRun(), events.isEmpty() ? 50 : events.get(0));
    }

    private Detector detector() {
        return Detector.named(simulate)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--simulate: no detector '" + simulate + "'; found: " + String.join(", ", Detector.names())));
    }

    private int perRun() {
        try {
            return lumisections.isEmpty() ? 200 : Integer.parseInt(lumisections);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--lumisections: with --simulate a number is expected, got '" + lumisections + "'", e);
        }
    }

    private LumisectionRanges ranges() {
        try {
            return lumisections.isEmpty() ? LumisectionRanges.ALL : LumisectionRanges.parse(lumisections);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--lumisections: " + e.getMessage(), e);
        }
    }
}

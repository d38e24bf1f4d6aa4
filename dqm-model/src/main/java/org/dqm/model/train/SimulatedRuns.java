package org.dqm.model.train;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.ingest.NdjsonSummary;
import org.dqm.model.registry.Manifest.TrainingData;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Simulator;

/**
 * Good lumisections made in process, without a file: those that {@code ./dqm simulate} writes for the same seed.
 *
 * @param runs how many, numbered from 1000·seed + 1
 * @param seed from 0 to 2,000,000
 * @param events events per lumisection, run after run in turn; empty for a number that swings around the detector's own
 */
public record SimulatedRuns(Detector detector, int runs, int lumisections, long seed, List<Integer> events) {
    /** So that run numbers stay within an int. */
    private static final int SEEDS = 2_000_000;

    public SimulatedRuns {
        events = List.copyOf(events);
        if (runs < 1 || lumisections < 1) {
            throw new IllegalArgumentException(
                    "runs and lumisections must be at least 1, got " + runs + " and " + lumisections);
        }
        if (seed < 0 || seed > SEEDS) {
            throw new IllegalArgumentException("seed must be 0 to " + SEEDS + ", got " + seed);
        }
    }

    /** Makes them all; the seed of the simulation is also noted as that of the data. */
    public GoodLumisections good() {
        List<LumisectionHistogram> histograms = new ArrayList<>();
        for (int number = 1; number <= runs; number++) {
            Simulator simulator = new Simulator(detector, seed, events(number));
            int run = (int) (1000 * seed + number);
            for (int ls = 1; ls <= lumisections; ls++) {
                histograms.add(simulator.lumisection(run, ls, List.of()).histogram());
            }
        }
        TrainingData source = new TrainingData(description(), sha256(description()), histograms.size(), seed);
        return new GoodLumisections(histograms, List.of(source), NdjsonSummary.NONE);
    }

    private OptionalInt events(int number) {
        return events.isEmpty() ? OptionalInt.empty() : OptionalInt.of(events.get((number - 1) % events.size()));
    }

    /** What made them, in place of a file's name; its hash stands in the place of the file's. */
    private String description() {
        return "simulated " + detector.name() + " version " + detector.version() + ", runs " + runs + ", lumisections "
                + lumisections + ", seed " + seed + (events.isEmpty() ? "" : ", events " + events);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

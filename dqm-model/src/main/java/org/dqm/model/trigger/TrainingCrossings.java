package org.dqm.model.trigger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.model.crossing.CaloRegionsFile;
import org.dqm.model.crossing.CrossingPlan;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.crossing.L1Calo;
import org.dqm.model.crossing.Sample;
import org.dqm.model.crossing.SimulatedCrossings;
import org.dqm.model.crossing.StoredCrossings;
import org.dqm.model.registry.Manifest.Range;
import org.dqm.model.registry.Manifest.TrainingData;
import org.dqm.model.registry.Sha256;
import org.dqm.model.simulate.PileupProfile;

/** Where a trigger's training gets its crossings. */
public final class TrainingCrossings {
    private static final int BITS = 10;

    private TrainingCrossings() {}

    /**
     * Those of HDF5 files, in their order and all of one shape; 10 bits a region, or as many as the largest needs.
     *
     * @throws IOException if one cannot be read
     */
    public static CrossingData read(List<Path> files, long seed) throws IOException {
        List<StoredCrossings> parts = new ArrayList<>();
        List<TrainingData> sources = new ArrayList<>();
        for (Path file : files) {
            StoredCrossings part = CaloRegionsFile.read(file);
            parts.add(part);
            sources.add(new TrainingData(String.valueOf(file.getFileName()), Sha256.of(file), 0, seed));
        }
        int largest = parts.stream().mapToInt(StoredCrossings::largest).max().orElse(0);
        int bits = Math.max(BITS, Integer.SIZE - Integer.numberOfLeadingZeros(largest));
        return new CrossingData(StoredCrossings.inTurn(parts), bits, false, sources, Optional.empty());
    }

    /** Background made in process: the crossings that {@code ./dqm simulate} writes for the same seed. */
    public static CrossingData simulated(long seed, int runs, int lumisections, int crossings) {
        CrossingPlan plan =
                new CrossingPlan((int) (1000 * seed + 1), runs, lumisections, crossings, PileupProfile.LEVELLED);
        SimulatedCrossings made = new SimulatedCrossings(seed, Sample.BACKGROUND, plan);
        double lowest = Double.MAX_VALUE;
        double highest = 0;
        for (long index = 0; index < plan.size(); index += plan.crossings()) {
            lowest = Math.min(lowest, made.pileup(index));
            highest = Math.max(highest, made.pileup(index));
        }
        String description = "simulated " + L1Calo.NAME + " version " + L1Calo.VERSION + ", runs " + runs
                + ", lumisections " + lumisections + ", crossings " + crossings + ", seed " + seed;
        TrainingData source = new TrainingData(
                description, Sha256.of(description.getBytes(StandardCharsets.UTF_8)), runs * lumisections, seed);
        return new CrossingData(made, BITS, true, List.of(source), Optional.of(new Range(lowest, highest)));
    }

    /**
     * Usual crossings and, by turns, as many unusual ones made of them: what a student learns from.
     *
     * @param largest that a region can read
     */
    public static Crossings withUnusual(Crossings usual, int largest, long seed) {
        return new Mixed(usual, new Exposure(usual, largest, seed, usual.size()));
    }
}

package org.dqm.model.trigger;

import java.util.List;
import java.util.Optional;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.registry.Manifest.Range;
import org.dqm.model.registry.Manifest.TrainingData;

/**
 * Crossings to learn from, all taken for background.
 *
 * @param bits of a region
 * @param wraps whether the last row neighbours the first
 * @param sources files, or what simulated them
 * @param pileup lowest and highest, if known
 */
public record CrossingData(
        Crossings crossings, int bits, boolean wraps, List<TrainingData> sources, Optional<Range> pileup) {
    private static final int FEWEST = 100;

    public CrossingData {
        sources = List.copyOf(sources);
        if (crossings.size() < FEWEST) {
            throw new IllegalArgumentException(
                    "training needs at least " + FEWEST + " crossings, got " + crossings.size());
        }
    }
}

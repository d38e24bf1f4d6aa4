package org.dqm.model.baseline;

import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;

/**
 * A map over the average map at this pileup and number of events, less 1: 0 where all is as usual, −1 in a dead bin, 0
 * in a masked one; at most 10.
 */
final class RelativeMap {
    private static final float HIGHEST = 10;

    private final AverageMap average;
    private final PileupLine line;

    private RelativeMap(AverageMap average, PileupLine line) {
        this.average = average;
        this.line = line;
    }

    static RelativeMap of(GoodMaps good) {
        AverageMap average = AverageMap.of(good);
        return new RelativeMap(average, PileupLine.of(good, average));
    }

    AverageMap average() {
        return average;
    }

    /** Writes the whole of {@code relative}, shape {@code [ny, nx]}. */
    void write(LumisectionHistogram histogram, float[] relative) {
        BinGrid hits = histogram.bins();
        float expected = (float) line.expected(histogram);
        for (int i = 0; i < relative.length; i++) {
            float share = average.share(i);
            relative[i] = share > 0 ? Math.min(HIGHEST, hits.get(i) / (expected * share) - 1) : 0;
        }
    }
}

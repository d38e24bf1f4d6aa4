package org.dqm.ingest;

import java.util.OptionalDouble;
import java.util.Random;
import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Content;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;

/** Records for tests. */
public final class Histograms {
    /** The element of every record made here. */
    public static final String ME = "Test/DigiTask/Occupancy/depth/depth1";

    private Histograms() {}

    /** An occupancy of 6 × 4 bins whose counts follow from run and LS. */
    public static LumisectionHistogram occupancy(int run, int ls) {
        return occupancy(ME, run, ls);
    }

    public static LumisectionHistogram occupancy(String me, int run, int ls) {
        Random random = new Random(1_000_003L * run + ls);
        float[] counts = new float[24];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = random.nextInt(1_000);
        }
        return of(me, run, ls, BinGrid.of(6, 4, counts));
    }

    /** An occupancy with the given counts. */
    public static LumisectionHistogram of(String me, int run, int ls, BinGrid bins) {
        return new LumisectionHistogram(
                new RecordId(new ElementKey("", me), run, ls),
                new Axis(bins.nx(), 0, bins.nx()),
                new Axis(bins.ny(), 0, bins.ny()),
                bins.sum(),
                bins,
                Content.OCCUPANCY,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** The record as a producer would send it. */
    public static byte[] json(LumisectionHistogram histogram) {
        return new HistogramCodec().encode(histogram);
    }
}

package org.dqm.model.crossing;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Content;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;

/**
 * Crossings as occupancy maps: the energy counts of a lumisection in every region. Where it is not known to which
 * lumisection they belong, every crossing is a map of its own.
 */
public final class CrossingMaps {
    /** What they are called before they have a name. */
    public static final ElementKey ELEMENT = new ElementKey("", CaloRegionsFile.REGIONS);

    private CrossingMaps() {}

    /** Takes one map after the other. */
    @FunctionalInterface
    public interface Sink {
        void write(LumisectionHistogram map) throws IOException;
    }

    /** One map for all crossings of a lumisection, in the order of their first ones. */
    public static void write(Crossings crossings, CrossingLabels labels, Sink sink) throws IOException {
        Map<RecordId, Sum> sums = new LinkedHashMap<>();
        short[] map = new short[crossings.ny() * crossings.nx()];
        for (int i = 0; i < crossings.size(); i++) {
            crossings.read(i, map);
            sums.computeIfAbsent(new RecordId(ELEMENT, labels.run(i), labels.lumisection(i)), id -> new Sum(map.length))
                    .add(map, labels.pileup(i));
        }
        for (Map.Entry<RecordId, Sum> entry : sums.entrySet()) {
            sink.write(entry.getValue().map(entry.getKey(), crossings));
        }
    }

    /** One map for each crossing: run 0, its position as its lumisection, from {@code first} on. */
    public static void write(Crossings crossings, int first, Sink sink) throws IOException {
        short[] map = new short[crossings.ny() * crossings.nx()];
        for (int i = 0; i < crossings.size(); i++) {
            crossings.read(i, map);
            Sum sum = new Sum(map.length);
            sum.add(map, OptionalDouble.empty());
            sink.write(sum.map(new RecordId(ELEMENT, 0, first + i), crossings));
        }
    }

    private static final class Sum {
        private final long[] counts;
        private int events;
        private Optional<Double> pileup = Optional.of(0.0);

        Sum(int bins) {
            counts = new long[bins];
        }

        void add(short[] map, OptionalDouble more) {
            for (int i = 0; i < map.length; i++) {
                counts[i] += map[i];
            }
            pileup = more.isPresent() ? pileup.map(sum -> sum + more.getAsDouble()) : Optional.empty();
            events++;
        }

        LumisectionHistogram map(RecordId id, Crossings crossings) {
            float[] bins = new float[counts.length];
            double entries = 0;
            for (int i = 0; i < bins.length; i++) {
                bins[i] = counts[i];
                entries += counts[i];
            }
            return new LumisectionHistogram(
                    id,
                    axis(crossings.nx()),
                    axis(crossings.ny()),
                    entries,
                    BinGrid.of(crossings.nx(), crossings.ny(), bins),
                    Content.OCCUPANCY,
                    OptionalDouble.of(events),
                    pileup.map(sum -> OptionalDouble.of(sum / events)).orElse(OptionalDouble.empty()));
        }

        private static Axis axis(int bins) {
            return new Axis(bins, 0, bins);
        }
    }
}

package org.dqm.model.train;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.dqm.domain.Conditions;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.ingest.ConditionsTable;

/**
 * Lumisections that are good by their conditions too.
 *
 * @param histograms with events and pileup from the conditions where they had none
 * @param context what all of them have in common
 */
record GoodConditions(List<LumisectionHistogram> histograms, BeamContext context) {
    /** Voltage over its nominal value from which on a detector is on. */
    private static final double ON = 0.99;

    /** Leaves out those at low voltage, without the detector, or in another beam mode than the one to learn. */
    static GoodConditions of(List<LumisectionHistogram> all, ConditionsTable table) {
        Optional<String> usual = mode(all, table);
        List<LumisectionHistogram> kept = all.stream()
                .filter(h -> isOn(of(table, h)))
                .filter(h -> of(table, h).beamMode().isEmpty()
                        || of(table, h).beamMode().equals(usual))
                .toList();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("none of " + all.size()
                    + " lumisections has the detector in the run and at full voltage, by the conditions");
        }
        return new GoodConditions(
                kept.stream().map(h -> of(table, h).joinedTo(h)).toList(), context(kept, table));
    }

    /** Stable beams where there are any, else what most have. */
    private static Optional<String> mode(List<LumisectionHistogram> all, ConditionsTable table) {
        Map<String, Integer> modes = new TreeMap<>();
        all.stream()
                .map(h -> of(table, h))
                .filter(GoodConditions::isOn)
                .flatMap(conditions -> conditions.beamMode().stream())
                .forEach(mode -> modes.merge(mode, 1, Integer::sum));
        return modes.containsKey(Conditions.STABLE)
                ? Optional.of(Conditions.STABLE)
                : modes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private static boolean isOn(Conditions conditions) {
        return conditions.included().orElse(true) && conditions.hvFraction().orElse(1) >= ON;
    }

    private static BeamContext context(List<LumisectionHistogram> kept, ConditionsTable table) {
        List<Conditions> known = kept.stream().map(h -> of(table, h)).toList();
        boolean isModeKnown = known.stream().allMatch(c -> c.beamMode().isPresent());
        boolean isVoltageKnown = known.stream().allMatch(c -> c.hvFraction().isPresent());
        return new BeamContext(
                isModeKnown
                        ? known.stream()
                                .flatMap(c -> c.beamMode().stream())
                                .distinct()
                                .sorted(Comparator.naturalOrder())
                                .toList()
                        : List.of(),
                isVoltageKnown
                        ? known.stream()
                                .flatMapToDouble(c -> c.hvFraction().stream())
                                .min()
                        : OptionalDouble.empty());
    }

    private static Conditions of(ConditionsTable table, LumisectionHistogram histogram) {
        return table.of(histogram.id()).orElse(Conditions.UNKNOWN);
    }
}

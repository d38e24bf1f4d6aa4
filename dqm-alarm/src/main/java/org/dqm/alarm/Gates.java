package org.dqm.alarm;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dqm.domain.Conditions;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome;

/**
 * Which lumisections of an element may move its alarms; the others count neither way.
 *
 * @param minimumEntries hits that the map must have; 0 asks for none
 * @param beamModes the modes of the accelerator, upper case; empty stands for any
 */
public record Gates(double minimumEntries, SortedSet<String> beamModes) {
    /** Every lumisection may. */
    public static final Gates OPEN = new Gates(0, new TreeSet<>());

    public Gates {
        if (!(minimumEntries >= 0) || Double.isInfinite(minimumEntries)) {
            throw new IllegalArgumentException("minimumEntries must be a number of at least 0, got " + minimumEntries);
        }
        beamModes = Collections.unmodifiableSortedSet(beamModes.stream()
                .map(mode -> mode.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * Why a lumisection counts neither way whatever its map shows, for a person: the detector, the beam or the voltage.
     * A mode or a voltage closes the gate where the rule asks for another mode, and where the model knows no such maps.
     *
     * @return empty where conditions say nothing of the kind
     */
    Optional<String> closed(Outcome outcome, Optional<Conditions> conditions) {
        boolean isUnknownToModel =
                outcome instanceof Outcome.NotScored notScored && notScored.reason() == NotScoredReason.OUT_OF_RANGE;
        return conditions.flatMap(known -> closed(isUnknownToModel, known));
    }

    /**
     * Why a lumisection counts neither way that was scored before anything was known of it: what is not steady, the
     * model would not have judged.
     */
    Optional<String> closedAfterwards(Conditions conditions) {
        return closed(true, conditions);
    }

    /** Whether a lumisection counts neither way even if its map came and the model knew such maps. */
    public boolean isClosed(Conditions conditions) {
        return closed(false, conditions).isPresent();
    }

    private Optional<String> closed(boolean isUnknownToModel, Conditions conditions) {
        if (!conditions.included().orElse(true)) {
            return Optional.of("the detector is not ready");
        }
        Optional<String> mode = conditions.beamMode();
        boolean isOtherMode = mode.isPresent() && !beamModes.isEmpty() && !beamModes.contains(mode.get());
        boolean isUnstable = mode.isPresent() && !mode.get().equals(Conditions.STABLE);
        if (isOtherMode || (isUnknownToModel && isUnstable)) {
            return mode.map(name -> "beam_mode " + name);
        }
        OptionalDouble voltage = conditions.hvFraction();
        return isUnknownToModel && voltage.isPresent() && voltage.getAsDouble() < Conditions.FULL_VOLTAGE
                ? Optional.of("hv_fraction " + voltage.getAsDouble())
                : Optional.empty();
    }

    /** Whether a map with so many hits may; one whose hits nobody counted may. */
    public boolean admit(OptionalDouble entries) {
        return entries.isEmpty() || entries.getAsDouble() >= minimumEntries;
    }
}

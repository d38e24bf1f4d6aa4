package org.dqm.ingest;

import java.util.Map;
import java.util.Optional;
import org.dqm.domain.Conditions;
import org.dqm.domain.RecordId;

/**
 * Conditions by run and lumisection.
 *
 * @param lumisections what is known of each
 * @param refused lines that could not be used
 */
public record ConditionsTable(Map<Lumisection, Conditions> lumisections, long refused) {
    /** No conditions at all. */
    public static final ConditionsTable EMPTY = new ConditionsTable(Map.of(), 0);

    public ConditionsTable {
        lumisections = Map.copyOf(lumisections);
    }

    /** A lumisection of any element. */
    public record Lumisection(int run, int ls) {}

    /** What is known of a record's lumisection, if there is a line of it. */
    public Optional<Conditions> of(RecordId id) {
        return Optional.ofNullable(lumisections.get(new Lumisection(id.run(), id.ls())));
    }

    /** One line for a person: {@code conditions of 120 lumisections, 1 line refused}. */
    @Override
    public String toString() {
        return "conditions of " + lumisections.size() + " lumisections, " + refused
                + (refused == 1 ? " line refused" : " lines refused");
    }
}

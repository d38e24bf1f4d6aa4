package org.dqm.alarm.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The pipeline at one moment.
 *
 * @param at for people
 * @param uptime by a clock that never steps; all delays are measured with it
 * @param elements every element that sent a record
 * @param lagRecords still to be read, empty while unknown
 * @param refusedModels by name, why each was refused
 * @param decoded records so far
 * @param rejected records so far
 */
public record Observed(
        Instant at,
        Duration uptime,
        List<Arrival> elements,
        OptionalLong lagRecords,
        Map<String, String> refusedModels,
        long decoded,
        long rejected) {
    public Observed {
        elements = List.copyOf(elements);
        refusedModels = Map.copyOf(refusedModels);
    }

    /**
     * The last record of an element.
     *
     * @param at when it was stored
     */
    public record Arrival(String subsystem, String element, int run, int ls, Instant at) {}
}

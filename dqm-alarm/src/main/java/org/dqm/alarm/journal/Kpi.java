package org.dqm.alarm.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.label.TrackRecord;

/**
 * How the alarm system did in [from, to): figures of ISA-18.2, clause 16, and of EEMUA 191. Alarms in stage SHADOW
 * count for nothing.
 *
 * @param alarms how often an alarm became active
 * @param announced how often of these it called people
 * @param subsystems by falling number of alarms
 * @param elements the ten with most alarms; an alarm that several show counts for each
 * @param checks the ten with most alarms
 * @param standing alarms that stand now and began more than 24 h before {@code to}
 * @param intermittent alarms that stand now and come and go
 */
public record Kpi(
        Instant from,
        Instant to,
        long alarms,
        long announced,
        Rate per10Minutes,
        List<OfSubsystem> subsystems,
        Flood flood,
        List<OfElement> elements,
        List<OfCheck> checks,
        long standing,
        long intermittent,
        Response acknowledgement) {
    public Kpi {
        subsystems = List.copyOf(subsystems);
        elements = List.copyOf(elements);
        checks = List.copyOf(checks);
    }

    /**
     * New alarms in ten minutes.
     *
     * @param mean over the whole span
     * @param highest of the stretches of ten minutes counted from its beginning
     */
    public record Rate(double mean, long highest) {}

    /** Of one subsystem. */
    public record OfSubsystem(String subsystem, long alarms, Rate per10Minutes) {}

    /**
     * Time in which there had been more than ten new alarms in the last ten minutes.
     *
     * @param percent of the span, 0 to 100
     */
    public record Flood(double seconds, double percent) {}

    /** Of one element; its track record is that of all time. */
    public record OfElement(long elementId, String element, long alarms, TrackRecord trackRecord) {}

    /**
     * Of the elements that one threshold applied to.
     *
     * @param thresholdId empty: those that nobody configured
     * @param confirmed alarms of the span that people call a fault
     * @param falseAlarms those that people call none
     */
    public record OfCheck(
            Optional<Long> thresholdId, Optional<String> pattern, long alarms, long confirmed, long falseAlarms) {}

    /**
     * How long alarms waited for a person, of those acknowledged in the span.
     *
     * @param medianSeconds empty if there is none
     * @param p95Seconds empty if there is none
     */
    public record Response(long count, Optional<Double> medianSeconds, Optional<Double> p95Seconds) {}
}

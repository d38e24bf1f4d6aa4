package org.dqm.alarm.threshold;

import java.util.List;

/**
 * Proposed thresholds beside those in force, over the same past.
 *
 * @param elements how many elements were looked at
 * @param scored how many lumisections they have together
 * @param lumisections of running time: those with at least one element
 * @param gained shown alarms that are none today
 * @param lost shown alarms of today that would not be
 * @param shown alarms that people would see under the proposed thresholds
 */
public record Comparison(
        int elements,
        long scored,
        long lumisections,
        Forecast present,
        Forecast proposed,
        List<SimulatedAlarm> gained,
        List<SimulatedAlarm> lost,
        List<SimulatedAlarm> shown) {
    public Comparison {
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
        shown = List.copyOf(shown);
    }

    /** Both rules over the past; {@code underProposed} differs where other lumisections count. */
    public static Comparison of(List<Past> past, Rules present, List<Past> underProposed, Rules proposed) {
        long lumisections = Math.max(1, lumisections(past));
        List<SimulatedAlarm> before = Simulation.of(past, present);
        List<SimulatedAlarm> after = Simulation.of(underProposed, proposed);
        return new Comparison(
                past.size(),
                past.stream().mapToLong(Past::size).sum(),
                lumisections,
                Forecast.of(before, lumisections),
                Forecast.of(after, lumisections),
                without(after, before),
                without(before, after),
                shown(after));
    }

    /** Of running time. By hand: a stream's {@code distinct} makes an object of each number. */
    private static long lumisections(List<Past> past) {
        long[] numbers = past.stream().flatMapToLong(Past::numbers).sorted().toArray();
        long count = 0;
        for (int i = 0; i < numbers.length; i++) {
            count += i == 0 || numbers[i] != numbers[i - 1] ? 1 : 0;
        }
        return count;
    }

    private static List<SimulatedAlarm> without(List<SimulatedAlarm> alarms, List<SimulatedAlarm> others) {
        List<SimulatedAlarm> partners = shown(others);
        return shown(alarms).stream()
                .filter(alarm -> partners.stream().noneMatch(alarm::isSameAs))
                .toList();
    }

    private static List<SimulatedAlarm> shown(List<SimulatedAlarm> alarms) {
        return alarms.stream().filter(SimulatedAlarm::isShown).toList();
    }
}

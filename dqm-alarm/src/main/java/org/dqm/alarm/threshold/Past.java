package org.dqm.alarm.threshold;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Lumisection;
import org.dqm.domain.Outcome;
import org.dqm.domain.Region;

/** The scored lumisections of an element in order, and what was found in the few that had a region. */
public final class Past {
    private final ElementRef element;
    private final long[] scored;
    private final Map<Long, Outcome.Scored> notable;

    /**
     * A past.
     *
     * @param scored all lumisections that count, as {@link #number} gives them, in any order
     * @param notable by the same number; one that does not count is passed over
     */
    public Past(ElementRef element, LongStream scored, Map<Long, Outcome.Scored> notable) {
        this.element = element;
        this.scored = scored.sorted().toArray();
        this.notable = Map.copyOf(notable);
    }

    /** A number that rises with run, then lumisection. */
    public static long number(int run, int ls) {
        return (long) run << 32 | ls;
    }

    static Lumisection lumisection(long number) {
        return new Lumisection((int) (number >> 32), (int) number);
    }

    public ElementRef element() {
        return element;
    }

    /** How many lumisections count. */
    public int size() {
        return scored.length;
    }

    /** All of them. */
    public LongStream numbers() {
        return Arrays.stream(scored);
    }

    long at(int index) {
        return scored[index];
    }

    /** What was found; nothing in most. */
    Outcome.Scored outcome(int index) {
        return notable.getOrDefault(scored[index], Quiet.LUMISECTION);
    }

    /** Where a region reaches {@code score}, in order. */
    int[] reaching(double score) {
        return notable.entrySet().stream()
                .filter(entry -> strongest(entry.getValue()) >= score)
                .mapToInt(entry -> Arrays.binarySearch(scored, entry.getKey()))
                .filter(index -> index >= 0)
                .sorted()
                .toArray();
    }

    static double strongest(Outcome.Scored outcome) {
        return outcome.regions().stream().mapToDouble(Region::score).max().orElse(0);
    }
}

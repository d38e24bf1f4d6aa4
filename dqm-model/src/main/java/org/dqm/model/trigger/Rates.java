package org.dqm.model.trigger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rate of background that passes each threshold of a trigger score in whole codes: a crossing passes if its code is at
 * least the threshold. Without other triggers beside it, this is the pure rate.
 */
public final class Rates {
    /** Passing crossings from which a rate can be told. */
    private static final int FEWEST = 10;

    private final long[] codes;
    private final double crossingsHz;

    private Rates(long[] codes, double crossingsHz) {
        this.codes = codes;
        this.crossingsHz = crossingsHz;
    }

    /**
     * Of background crossings.
     *
     * @param codes one for each; copied
     * @param crossingsHz crossings per second that may have background in them
     */
    public static Rates of(long[] codes, double crossingsHz) {
        if (codes.length == 0 || !(crossingsHz > 0)) {
            throw new IllegalArgumentException(
                    "rates need background crossings, got " + codes.length + " at " + crossingsHz + " Hz");
        }
        long[] sorted = codes.clone();
        Arrays.sort(sorted);
        return new Rates(sorted, crossingsHz);
    }

    /**
     * One threshold.
     *
     * @param code lowest that passes
     * @param acceptance share of background that passes
     */
    public record Point(long code, Fraction acceptance, double kilohertz, double error) {}

    /** Rate at one threshold. */
    public Point at(long code) {
        Fraction acceptance = passing(codes, code);
        double all = crossingsHz / 1_000;
        return new Point(code, acceptance, all * acceptance.value(), all * acceptance.error());
    }

    /**
     * The lowest threshold whose rate is not above {@code kilohertz}.
     *
     * @throws IllegalArgumentException if there are too few crossings to tell such a rate: fewer than ten would pass
     */
    public Point within(double kilohertz) {
        long allowed = allowed(kilohertz);
        if (allowed < FEWEST) {
            throw new IllegalArgumentException("a rate of " + kilohertz + " kHz is " + allowed + " of " + codes.length
                    + " background crossings, and at least " + FEWEST + " are needed: simulate more");
        }
        if (allowed >= codes.length) {
            return at(codes[0]);
        }
        // Those equal to the first that must not pass must not pass either.
        return at(codes[codes.length - 1 - (int) allowed] + 1);
    }

    /** How many of the background crossings may pass at a rate. */
    long allowed(double kilohertz) {
        return (long) Math.floor(kilohertz * 1_000 / crossingsHz * codes.length);
    }

    /** All thresholds that occur as codes with a rate between the two, both included; the lowest rate first. */
    public List<Point> between(double low, double high) {
        List<Point> points = new ArrayList<>();
        for (int i = codes.length - 1; i >= 0; i--) {
            if (i == 0 || codes[i - 1] != codes[i]) {
                Point point = at(codes[i]);
                if (point.kilohertz() > high) {
                    break;
                }
                if (point.kilohertz() >= low) {
                    points.add(point);
                }
            }
        }
        return points;
    }

    /** Share of a signal's crossings that pass. */
    public static Fraction efficiency(long[] signal, long code) {
        return new Fraction(Arrays.stream(signal).filter(each -> each >= code).count(), signal.length);
    }

    /** Share of sorted codes that are at least {@code code}. */
    static Fraction passing(long[] sorted, long code) {
        int from = Arrays.binarySearch(sorted, code);
        int first = from < 0 ? -from - 1 : from;
        while (first > 0 && sorted[first - 1] == code) {
            first--;
        }
        return new Fraction(sorted.length - first, sorted.length);
    }
}

package org.dqm.model.trigger;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code rates.csv}: threshold code, acceptance, rate with error in kHz, and the efficiency of each signal, for every
 * threshold from 0.3 to 30 kHz.
 */
public final class RatesCsv {
    private static final double LOW = 0.3;
    private static final double HIGH = 30;
    private static final int FEWEST = 20;

    private RatesCsv() {}

    /**
     * The text.
     *
     * @param signals codes of each signal's crossings, by name
     * @throws IllegalArgumentException if there are fewer than 20 thresholds between 0.3 and 30 kHz: then the score is
     *     too coarse, or the background too small, to set a rate with
     */
    public static String write(Rates rates, Map<String, long[]> signals) {
        List<Rates.Point> points = rates.between(LOW, HIGH);
        if (points.size() < FEWEST) {
            throw new IllegalArgumentException(
                    "only " + points.size() + " distinct codes between " + LOW + " and " + HIGH
                            + " kHz, and at least " + FEWEST
                            + " are needed: give the score more fractional bits, or simulate more background");
        }
        SortedMap<String, long[]> sorted = new TreeMap<>(signals);
        StringBuilder csv = new StringBuilder("threshold_code,acceptance,khz,khz_error");
        sorted.keySet()
                .forEach(name ->
                        csv.append(',').append(name).append(',').append(name).append("_error"));
        csv.append('\n');
        for (Rates.Point point : points) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.4e,%.4f,%.4f",
                    point.code(),
                    point.acceptance().value(),
                    point.kilohertz(),
                    point.error()));
            for (long[] codes : sorted.values()) {
                Fraction efficiency = Rates.efficiency(codes, point.code());
                csv.append(String.format(Locale.ROOT, ",%.4f,%.4f", efficiency.value(), efficiency.error()));
            }
            csv.append('\n');
        }
        return csv.toString();
    }
}

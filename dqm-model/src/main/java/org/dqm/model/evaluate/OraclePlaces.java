package org.dqm.model.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.simulate.Detector;

/**
 * The places that our scan looks at, for matched filters: all squares of 1, 2, 3 and 5 bins' side that have a live bin
 * and all named units.
 *
 * <p>Numerator of a place: sum of m·(Q r) over its bins; variance: m' Q m over them.
 */
final class OraclePlaces {
    private static final int[] SIDES = {1, 2, 3, 5};

    private final TrueCovariance covariance;
    private final int[] positions;
    private final List<int[]> places = new ArrayList<>();
    private final Map<TrueCovariance.Precision, float[]> errors = new ConcurrentHashMap<>();

    OraclePlaces(TrueCovariance covariance, Detector detector) {
        this.covariance = covariance;
        this.positions = new int[detector.plane().size()];
        Arrays.fill(positions, -1);
        for (int i = 0; i < covariance.bins().length; i++) {
            positions[covariance.bins()[i]] = i;
        }
        int nx = detector.plane().nx();
        int ny = detector.plane().ny();
        for (int side : SIDES) {
            for (int y = 0; y < (detector.plane().wrapsY() ? ny : ny - side + 1); y++) {
                for (int x = 0; x < (detector.plane().wrapsX() ? nx : nx - side + 1); x++) {
                    add(square(x, y, side, nx, ny));
                }
            }
        }
        detector.geometry().units().stream()
                .map(DetectorUnit::bins)
                .map(BinSet::indices)
                .forEach(this::add);
    }

    private static IntStream square(int x, int y, int side, int nx, int ny) {
        return IntStream.range(0, side * side).map(k -> (y + k / side) % ny * nx + (x + k % side) % nx);
    }

    private void add(IntStream bins) {
        int[] place = live(bins);
        if (place.length > 0) {
            places.add(place);
        }
    }

    /** Positions among the bins of the covariance, of those bins that count. */
    private int[] live(IntStream bins) {
        return bins.map(bin -> positions[bin]).filter(p -> p >= 0).toArray();
    }

    /** Largest significance of any place, without sign. */
    double highest(OracleSums.Whitened whitened) {
        float[] error = errors.computeIfAbsent(whitened.precision(), this::errors);
        float[] weighted = new float[whitened.values().length];
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] = (float) covariance.mean()[i] * whitened.values()[i];
        }
        float highest = 0;
        for (int p = 0; p < error.length; p++) {
            float sum = 0;
            for (int i : places.get(p)) {
                sum += weighted[i];
            }
            highest = Math.max(highest, Math.abs(sum) * error[p]);
        }
        return highest;
    }

    /** A matched filter at one place. */
    Filter filter(BinSet bins) {
        return new Filter(live(bins.indices()));
    }

    /** One over the standard deviation of every place's numerator. */
    private float[] errors(TrueCovariance.Precision precision) {
        float[] error = new float[places.size()];
        for (int p = 0; p < error.length; p++) {
            error[p] = (float) (1 / Math.sqrt(variance(precision, places.get(p))));
        }
        return error;
    }

    private double variance(TrueCovariance.Precision precision, int[] place) {
        double sum = 0;
        for (int i : place) {
            for (int j : place) {
                sum += covariance.mean()[i] * precision.get(i, j) * covariance.mean()[j];
            }
        }
        return sum;
    }

    /** The matched filter of one place; remembers its errors. Not safe for several threads. */
    final class Filter {
        private final int[] place;
        private final Map<TrueCovariance.Precision, Double> known = new HashMap<>();

        private Filter(int[] place) {
            this.place = place;
        }

        /** Signed, in standard deviations. */
        double significance(OracleSums.Whitened whitened) {
            double sum = 0;
            for (int i : place) {
                sum += covariance.mean()[i] * whitened.values()[i];
            }
            double variance = known.computeIfAbsent(whitened.precision(), precision -> variance(precision, place));
            return sum / Math.sqrt(variance);
        }
    }
}

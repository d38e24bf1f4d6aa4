package org.dqm.model.simulate;

import java.util.List;
import java.util.Optional;
import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.model.geometry.Geometry;

/**
 * A simulated detector: everything about it that no seed changes.
 *
 * @param name as on the command line, {@code hcal}
 * @param version rises when the formulas change, so that a record says which it was made with
 * @param me monitoring element of its records
 * @param rates mean hits per event of each channel, shape {@code [ny, nx]}, 0 where no channel is; a channel counts at
 *     most once per event, so it fires with probability 1 − exp(−rate)
 * @param geometry named units; y wraps
 */
public record Detector(String name, int version, String me, Axis x, Axis y, BinGrid rates, Geometry geometry) {
    private static final List<Detector> ALL = List.of(HcalDetector.create());

    public Detector {
        if (rates.nx() != x.bins() || rates.ny() != y.bins()) {
            throw new IllegalArgumentException("rates are " + rates + " but the axes say " + x + ", " + y);
        }
    }

    /** The detector of that name, if there is one. */
    public static Optional<Detector> named(String name) {
        return ALL.stream().filter(detector -> detector.name.equals(name)).findFirst();
    }

    /** Names of all simulated detectors. */
    public static List<String> names() {
        return ALL.stream().map(Detector::name).toList();
    }

    /** Probability that the channel of a bin fires in an event of a nominal lumisection. */
    double fires(int index) {
        return 1 - StrictMath.exp(-rates.get(index));
    }
}

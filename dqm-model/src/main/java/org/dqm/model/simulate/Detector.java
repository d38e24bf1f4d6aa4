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
 * @param events nominal number of events per lumisection
 * @param rates mean hits per event of each bin at a pileup of {@link #PILEUP}, shape {@code [ny, nx]}, 0 where nothing
 *     is read out
 * @param noise how counts scatter
 */
public record Detector(
        String name,
        int version,
        String me,
        int events,
        Plane plane,
        BinGrid rates,
        Noise noise,
        Geometry geometry,
        KnownBins known) {
    /** Pileup that the nominal rates are for. */
    public static final double PILEUP = 55;

    /** Share of a rate that grows with pileup, in the mean over bins; the rest is there without. */
    public static final double PILEUP_SHARE = 0.9;

    private static final List<Detector> ALL = List.of(
            EcalBarrel.create(), EcalEndcap.create(), HcalDetector.create(), PixelLayer.create(), DriftTube.create());

    public Detector {
        if (rates.nx() != plane.nx() || rates.ny() != plane.ny()) {
            throw new IllegalArgumentException("rates are " + rates + " but the axes say " + plane);
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

    public Axis x() {
        return plane.x();
    }

    public Axis y() {
        return plane.y();
    }

    /** Whether something is read out there. */
    public boolean isLive(int bin) {
        return rates.get(bin) > 0;
    }

    /** Mean hits of a bin in a nominal lumisection, as a share of the events; not above 1 where that is the limit. */
    double occupancy(int bin) {
        return noise.mean(1, rates.get(bin));
    }
}

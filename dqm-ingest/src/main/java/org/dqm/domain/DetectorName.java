package org.dqm.domain;

import java.util.Locale;

/** How others name a detector: {@code ecal_endcap} for the subsystem {@code EcalEndcapSim}. */
public final class DetectorName {
    private DetectorName() {}

    /** Whether the subsystem's name begins with the detector's, letters and digits alone. */
    public static boolean isOf(String detector, String subsystem) {
        String name = plain(detector);
        return !name.isEmpty() && plain(subsystem).startsWith(name);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}

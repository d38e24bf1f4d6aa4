package org.dqm.domain;

/**
 * A monitoring element: one histogram, named by a path.
 *
 * @param dataset name of the dataset, "" where the producer gives none
 * @param me path such as {@code Hcal/DigiTask/Occupancy/depth/depth1}
 * @param stream a replayed element is another one than the live one of the same path
 */
public record ElementKey(String dataset, String me, DataStream stream) {
    /** A live one. */
    public ElementKey(String dataset, String me) {
        this(dataset, me, DataStream.LIVE);
    }

    public ElementKey {
        if (me.isBlank()) {
            throw new IllegalArgumentException("me must not be blank");
        }
    }

    public boolean isLive() {
        return stream == DataStream.LIVE;
    }

    /** First segment of the path. */
    public String subsystem() {
        int slash = me.indexOf('/');
        return slash < 0 ? me : me.substring(0, slash);
    }
}

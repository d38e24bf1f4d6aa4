package org.dqm.domain;

/**
 * A monitoring element: one histogram, named by a path.
 *
 * @param dataset name of the dataset, "" where the producer gives none
 * @param me path such as {@code Hcal/DigiTask/Occupancy/depth/depth1}
 */
public record ElementKey(String dataset, String me) {
    public ElementKey {
        if (me.isBlank()) {
            throw new IllegalArgumentException("me must not be blank");
        }
    }

    /** First segment of the path. */
    public String subsystem() {
        int slash = me.indexOf('/');
        return slash < 0 ? me : me.substring(0, slash);
    }
}

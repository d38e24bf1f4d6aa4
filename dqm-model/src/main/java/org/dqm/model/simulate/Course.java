package org.dqm.model.simulate;

/** How a fault goes on after its first lumisection. */
public enum Course {
    /** The same in every lumisection. */
    STEADY,
    /** There in 7 of 19 lumisections, as one real tower is: in the n-th after the first if 8n mod 19 &lt; 7. */
    FLICKERING,
    /** In equal steps from nothing to the full fault, which the 20th lumisection has. */
    GROWING;

    private static final int PERIOD_LS = 19;
    private static final int FAULTY_LS = 7;
    private static final int GROWTH_LS = 20;

    /** Whether the fault is there, so many lumisections after its first. */
    boolean isOn(int after) {
        return this != FLICKERING || 8 * after % PERIOD_LS < FAULTY_LS;
    }

    /** Share of the full fault, so many lumisections after its first. */
    double share(int after) {
        return this == GROWING ? Math.min(1, (after + 1.0) / GROWTH_LS) : 1;
    }
}

package org.dqm.model.simulate;

/** What the accelerator does, as in the {@code beam_mode} of the conditions. */
public enum BeamMode {
    NO_BEAM,
    INJECTION,
    RAMP,
    FLAT_TOP,
    ADJUST,
    STABLE,
    DUMP;

    /** Share of a collision's hits that an event of this mode has beside the pileup's: cosmics and noise. */
    double activity() {
        return switch (this) {
            case ADJUST, STABLE, DUMP -> 1;
            case NO_BEAM, INJECTION, RAMP, FLAT_TOP -> 0.2;
        };
    }
}

package org.dqm.model.train;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What conditions say of all good lumisections.
 *
 * @param beamModes those that occur; empty if that is not known of all
 * @param lowestVoltage lowest high voltage over its nominal value, if it is known of all
 */
public record BeamContext(List<String> beamModes, OptionalDouble lowestVoltage) {
    /** No conditions were given. */
    public static final BeamContext UNKNOWN = new BeamContext(List.of(), OptionalDouble.empty());

    public BeamContext {
        beamModes = List.copyOf(beamModes);
    }
}

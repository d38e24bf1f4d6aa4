package org.dqm.api.export;

import static org.dqm.api.export.OptionException.named;

import java.util.Optional;
import java.util.stream.Stream;
import org.dqm.fpga.export.Target;

/**
 * The chip that an export is for.
 *
 * @param target a known one, or {@code custom}, which alone needs the others
 * @param clockMhz of the clock
 */
public record ChipOptions(
        String target,
        Optional<String> part,
        Optional<Double> clockMhz,
        Optional<Integer> luts,
        Optional<Integer> dsps) {
    public static final String TARGET = "vu13p-240";

    private static final String CUSTOM = "custom";

    /**
     * With its clock.
     *
     * @throws OptionException naming the option
     */
    Target chip() {
        if (!target.equals(CUSTOM)) {
            return named("target", () -> Target.named(target));
        }
        if (Stream.of(part, clockMhz, luts, dsps).anyMatch(Optional::isEmpty)) {
            throw new OptionException("target", CUSTOM + " needs part, clock, LUTs and DSPs too");
        }
        return named(
                "target",
                () -> new Target(
                        CUSTOM, part.orElseThrow(), clockMhz.orElseThrow(), luts.orElseThrow(), dsps.orElseThrow()));
    }
}

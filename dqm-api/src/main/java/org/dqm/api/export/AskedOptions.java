package org.dqm.api.export;

import java.util.Optional;
import org.dqm.fpga.export.ExportRequest;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.registry.Bundle;

/**
 * What a person asks of the service, which has scores to make meanwhile.
 *
 * @param crossings of a trigger: background crossings to tell rates of
 */
record AskedOptions(ExportOptions options, Optional<Integer> crossings) {
    /** Numbers of all test vectors: some 0.3 GB of the service's memory. */
    private static final long MOST_NUMBERS = 10_000_000;

    private static final int MOST_CROSSINGS = 10_000_000;

    /**
     * Finds out what is wrong before anything takes long.
     *
     * @throws OptionException naming the option
     */
    void check(Bundle bundle) {
        options.check(bundle);
        NetworkSpec network = bundle.contents().network();
        long numbers = network.input().size() + (long) network.output().size();
        long most = MOST_NUMBERS / numbers;
        if (options.events().filter(events -> events > most).isPresent()) {
            throw new OptionException(
                    "events",
                    "must be at most " + most + " here, got " + options.events().get() + ": an event of "
                            + bundle.manifest().model() + " has " + numbers
                            + " numbers; ./dqm export-fpga makes more beside the service");
        }
        crossings.ifPresent(count -> {
            TriggerEvents.check(bundle, count);
            if (count > MOST_CROSSINGS) {
                throw new OptionException(
                        "crossings",
                        "must be at most " + MOST_CROSSINGS + " here, got " + count
                                + "; ./dqm export-fpga makes more beside the service");
            }
        });
    }

    /**
     * What the exporter is given, the same as by the command.
     *
     * @throws OptionException naming the option
     */
    ExportRequest request(Bundle bundle, CalibrationInputs inputs) {
        ExportRequest request = options.request(bundle, inputs, Optional.empty());
        return crossings
                .map(count -> request.judgedBy(TriggerEvents.of(bundle, count)))
                .orElse(request);
    }
}

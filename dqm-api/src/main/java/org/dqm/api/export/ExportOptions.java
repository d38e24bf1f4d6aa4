package org.dqm.api.export;

import static org.dqm.api.export.OptionException.named;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.dqm.fpga.export.ExportRequest;
import org.dqm.fpga.export.Target;
import org.dqm.fpga.pass.Latent;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.model.registry.Bundle;

/**
 * What a person asks of an export, on the command line or over REST.
 *
 * @param outputs label of an {@link OutputForm}
 * @param latent layer that is the code; if empty the smallest
 * @param events test vectors; if empty 10,000 up to 400 inputs, 100 above
 * @param threshold code of the score; if empty the 99.9 % quantile of the sample, but ten events of it are above
 * @param search bound of the loss when bits are lowered; if empty they stay as given
 */
public record ExportOptions(
        String outputs,
        Optional<String> latent,
        Optional<Integer> events,
        OptionalLong threshold,
        OptionalDouble search,
        FixedPointOptions fixedPoint,
        ChipOptions chip,
        HlsOptions hls) {
    public static final String OUTPUTS = "network";

    private static final int LEAST_EVENTS = 10;
    private static final int MOST_EVENTS = 1_000_000;

    /**
     * Finds out what is wrong before anything takes long.
     *
     * @throws OptionException naming the option
     */
    public void check(Bundle bundle) {
        ExportRequest unused = request(bundle, CalibrationInputs.golden(bundle), Optional.empty());
    }

    /**
     * What the exporter is given.
     *
     * @param inputs good inputs of the bundle's network
     * @param previous folder of an earlier package to compare with
     * @throws OptionException naming the option
     */
    public ExportRequest request(Bundle bundle, CalibrationInputs inputs, Optional<Path> previous) {
        OutputForm form = named("outputs", () -> OutputForm.of(outputs));
        latent.ifPresent(layer -> OptionException.check(
                "latent", () -> Latent.tensor(bundle.contents().network(), latent)));
        if (events.filter(n -> n < LEAST_EVENTS || n > MOST_EVENTS).isPresent()) {
            throw new OptionException(
                    "events", "must be " + LEAST_EVENTS + " to " + MOST_EVENTS + ", got " + events.get());
        }
        if (search.isPresent() && !(search.getAsDouble() >= 0)) {
            throw new OptionException("search", "must be at least 0, got " + search.getAsDouble());
        }
        threshold.ifPresent(code -> requireCode(code, form, bundle));
        Target target = chip.chip();
        return new ExportRequest(
                form,
                latent,
                fixedPoint.bits(bundle),
                fixedPoint.pruning(),
                events,
                threshold,
                inputs.sample(),
                inputs.origin(),
                Optional.empty(),
                search,
                target,
                hls.settings(bundle, target),
                hls.hls4ml(),
                previous);
    }

    private void requireCode(long code, OutputForm form, Bundle bundle) {
        boolean isScore = form == OutputForm.NETWORK
                && bundle.contents().network().output().size() == 1;
        if (!form.hasScore() && !isScore) {
            throw new OptionException("threshold", "outputs '" + outputs + "' of this bundle are no score");
        }
        long most = (1L << fixedPoint.outputBits()) - 1;
        if (code < 1 || code > most) {
            throw new OptionException(
                    "threshold",
                    "must be 1 to " + most + ", the codes of " + fixedPoint.outputBits() + " bits, got " + code);
        }
    }
}

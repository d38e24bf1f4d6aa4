package org.dqm.fpga.export;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.fpga.pass.Prune;
import org.dqm.fpga.pass.Sample;
import org.dqm.fpga.qonnx.HlsSettings;

/**
 * What to export, apart from the bundle.
 *
 * @param latent layer that is the code; if empty the smallest
 * @param events test vectors; if empty 10,000 up to 400 inputs, 100 above
 * @param threshold code of the score; if empty what keeps 3 kHz where rates are made, else the 99.9 % quantile of the
 *     sample, but ten events of it are above
 * @param sample good inputs of the network
 * @param origin where the sample comes from, in words
 * @param judged events with and without signal, for ROC curves, rates and the search; needs a score
 * @param search bound of the loss when bits are lowered layer by layer; if empty they stay as given
 * @param hls4ml release that it is meant for, {@code 1.2} or {@code 1.3}
 * @param previous folder of an earlier export to compare with
 */
public record ExportRequest(
        OutputForm form,
        Optional<String> latent,
        Bits bits,
        Prune prune,
        Optional<Integer> events,
        OptionalLong threshold,
        Sample sample,
        String origin,
        Optional<Judged> judged,
        OptionalDouble search,
        Target target,
        HlsSettings settings,
        String hls4ml,
        Optional<Path> previous) {
    private static final int SMALL = 400;

    public ExportRequest {
        if (!hls4ml.equals("1.2") && !hls4ml.equals("1.3")) {
            throw new IllegalArgumentException("hls4ml must be 1.2 or 1.3, got '" + hls4ml + "'");
        }
        events.ifPresent(count -> {
            if (count < 10 || count > 1_000_000) {
                throw new IllegalArgumentException("events must be 10 to 1000000, got " + count);
            }
        });
    }

    /** The same with other bits. */
    ExportRequest with(Bits other) {
        return new ExportRequest(
                form, latent, other, prune, events, threshold, sample, origin, judged, search, target, settings, hls4ml,
                previous);
    }

    /** The same, judged by these events. */
    public ExportRequest judgedBy(Judged events) {
        return new ExportRequest(
                form,
                latent,
                bits,
                prune,
                this.events,
                threshold,
                sample,
                origin,
                Optional.of(events),
                search,
                target,
                settings,
                hls4ml,
                previous);
    }

    int eventsFor(int inputs) {
        return events.orElse(inputs <= SMALL ? 10_000 : 100);
    }
}

package org.dqm.fpga.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.ModelVersion;
import org.dqm.fpga.Networks;
import org.dqm.fpga.Quantised;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.fpga.pass.Prune;
import org.dqm.fpga.pass.Sample;
import org.dqm.fpga.qonnx.HlsSettings;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.RandomNumbers;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.registry.BundleWriter;
import org.dqm.model.registry.Manifest;
import org.dqm.model.registry.NpyArray;
import org.dqm.model.trigger.TriggerInput;

/** Bundles with random weights, and requests for them. */
final class TriggerBundles {
    private TriggerBundles() {}

    static Bundle write(Path folder, NetworkSpec network) throws IOException {
        Manifest manifest = new Manifest(
                new ModelVersion("calo", 2),
                new ElementPattern("L1Calo/**"),
                new Manifest.Grid(network.input().nx(), network.input().ny(), false, false, 0),
                Map.of(),
                Map.of(),
                List.of(),
                new Manifest.Applicability(0, Optional.empty(), List.of()),
                new Manifest.CalibrationSummary(Manifest.CalibrationSummary.Mode.NOISE_MODEL, 1, 1, 1, 6.1),
                Map.of(),
                new Manifest.Exportable(false, "not tried"));
        NpyArray golden = NpyArray.ofFloats(
                List.of(1, network.input().ny(), network.input().nx(), 1),
                RandomNumbers.gaussian(network.input().size(), 1));
        return BundleWriter.write(
                folder,
                new BundleContents(
                        manifest, network, RandomNumbers.weights(network, 5), Map.of(), Optional.empty(), golden));
    }

    static ExportRequest request(OutputForm form, Sample sample, int events) {
        return new ExportRequest(
                form,
                Optional.empty(),
                Bits.DEFAULT.withInput(Quantised.REGIONS),
                Prune.NOTHING,
                Optional.of(events),
                OptionalLong.empty(),
                sample,
                "counts of seed 7",
                Optional.empty(),
                OptionalDouble.empty(),
                Target.named("vu13p-240"),
                HlsSettings.of("calo", 2),
                "1.3",
                Optional.empty());
    }

    /** For a shipped trigger's bundle, with the input type that its manifest says. */
    static ExportRequest shipped(Bundle bundle, OutputForm form, int sample, int events) {
        TriggerInput input = TriggerInput.of(bundle.manifest());
        FixedType type = new FixedType(false, input.bits(), input.exponent());
        ExportRequest plain = request(form, BackgroundSample.of(bundle, sample), events);
        return changed(plain, Bits.DEFAULT.withInput(type), plain.threshold(), plain.judged(), plain.search());
    }

    static ExportRequest searching(ExportRequest plain, double bound) {
        return changed(plain, plain.bits(), plain.threshold(), plain.judged(), OptionalDouble.of(bound));
    }

    static ExportRequest withSignal(ExportRequest plain, Sample signal) {
        return plain.judgedBy(new Judged(plain.sample(), signal, Optional.empty()));
    }

    static ExportRequest withThreshold(ExportRequest plain, long code) {
        return changed(plain, plain.bits(), OptionalLong.of(code), plain.judged(), plain.search());
    }

    private static ExportRequest changed(
            ExportRequest plain, Bits bits, OptionalLong threshold, Optional<Judged> judged, OptionalDouble search) {
        return new ExportRequest(
                plain.form(),
                plain.latent(),
                bits,
                plain.prune(),
                plain.events(),
                threshold,
                plain.sample(),
                plain.origin(),
                judged,
                search,
                plain.target(),
                plain.settings(),
                plain.hls4ml(),
                plain.previous());
    }

    static Sample sample(NetworkSpec network) {
        return Networks.counts(network, 300, 1023, 7);
    }
}

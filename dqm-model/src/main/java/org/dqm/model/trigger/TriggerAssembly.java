package org.dqm.model.trigger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TrainingResult;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.registry.Manifest;
import org.dqm.model.registry.Manifest.Applicability;
import org.dqm.model.registry.Manifest.CalibrationSummary;
import org.dqm.model.registry.Manifest.Exportable;
import org.dqm.model.registry.Manifest.Grid;
import org.dqm.model.registry.Manifest.Kind;
import org.dqm.model.registry.NpyArray;

/** Puts a trigger's network into the form of a bundle. */
final class TriggerAssembly {
    private static final int USUAL = 6;

    private final TriggerRequest request;
    private final CrossingData data;
    private final TriggerInput input;

    TriggerAssembly(TriggerRequest request, CrossingData data, TriggerInput input) {
        this.request = request;
        this.data = data;
        this.input = input;
    }

    BundleContents contents(TriggerScore score, NetworkSpec spec, TrainingResult result, Map<String, Object> metrics) {
        Map<String, Object> all = new TreeMap<>(metrics);
        all.put("multiply_adds_per_map", spec.multiplyAdds());
        Manifest manifest = new Manifest(
                request.model(),
                request.element(),
                new Grid(data.crossings().nx(), data.crossings().ny(), false, data.wraps(), 0),
                Map.of(
                        "content",
                        "bunch crossings",
                        TriggerInput.BITS,
                        input.bits(),
                        TriggerInput.EXPONENT,
                        input.exponent(),
                        TriggerScore.KEY,
                        score.label()),
                Map.of(),
                data.sources(),
                new Applicability(0, data.pileup(), List.of()),
                CalibrationSummary.NONE,
                all,
                new Exportable(
                        true, "convolutions, dense layers, nearest upsampling and slopes 2^-k, which hls4ml takes"),
                Kind.TRIGGER);
        return new BundleContents(manifest, spec, result.weights(), Map.of(), Optional.empty(), golden());
    }

    /** Some usual crossings, nothing anywhere, and the largest number everywhere. */
    private NpyArray golden() {
        Crossings crossings = data.crossings();
        int bins = crossings.ny() * crossings.nx();
        short[] map = new short[bins];
        float[] maps = new float[(USUAL + 2) * bins];
        for (int i = 0; i < USUAL; i++) {
            crossings.read(i, map);
            input.copy(map, maps, i * bins);
        }
        Arrays.fill(map, (short) input.largest());
        input.copy(map, maps, (USUAL + 1) * bins);
        return NpyArray.ofFloats(List.of(USUAL + 2, crossings.ny(), crossings.nx(), 1), maps);
    }
}

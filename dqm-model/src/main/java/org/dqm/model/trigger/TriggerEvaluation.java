package org.dqm.model.trigger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dqm.model.crossing.L1Calo;
import org.dqm.model.crossing.Sample;
import org.dqm.model.registry.Bundle;

/**
 * What a trigger bundle selects at a given rate of background, in float and, if asked for, in fixed point, beside two sums
 * that need no network: of the energies and of their squares.
 */
public final class TriggerEvaluation {
    private static final List<Double> KILOHERTZ = List.of(1.0, 3.0, 10.0);
    private static final String MODEL = "model";
    private static final String QUANTISED = "quantised";

    private final Bundle bundle;
    private final CodesBySample.Request request;
    private final Map<String, CodedScore> scores = new LinkedHashMap<>();

    /**
     * An evaluation that has not begun.
     *
     * @param model the bundle's network in float
     * @param quantised the same network as on the chip
     */
    public TriggerEvaluation(
            Bundle bundle, CodedScore model, Optional<CodedScore> quantised, CodesBySample.Request request) {
        this.bundle = bundle;
        this.request = request;
        scores.put(MODEL, model);
        quantised.ifPresent(score -> scores.put(QUANTISED, score));
        scores.put("total_energy", EnergySum.TOTAL);
        scores.put("squared_energy", EnergySum.SQUARED);
    }

    /**
     * What was found.
     *
     * @param json {@code trigger.json}
     * @param rates {@code rates.csv}: of the fixed-point network where there is one, else of the float one
     */
    public record Result(ObjectNode json, String rates) {}

    /** Scores everything. */
    public Result run(CodesBySample.Listener listener) {
        Map<String, CodesBySample> methods = CodesBySample.of(scores, request, listener);
        CodesBySample model = Objects.requireNonNull(methods.get(MODEL));
        return new Result(
                json(methods, model), methods.getOrDefault(QUANTISED, model).ratesCsv());
    }

    private ObjectNode json(Map<String, CodesBySample> methods, CodesBySample model) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put(MODEL, bundle.manifest().model().toString());
        root.put("seed", request.seed());
        root.put("background_crossings", request.background().size());
        root.put("filled_crossings_hz", L1Calo.FILLED_CROSSINGS_HZ);
        root.put("multiply_adds_per_map", bundle.contents().network().multiplyAdds());
        methods.forEach((method, codes) -> {
            Rates rates = codes.rates();
            for (double kilohertz : KILOHERTZ) {
                Rates.Point point = rates.within(kilohertz);
                ObjectNode row = root.withArray("points").addObject();
                row.put("method", method).put("khz_allowed", kilohertz);
                row.put("threshold_code", point.code()).put("khz", point.kilohertz());
                row.put("khz_error", point.error());
                row.put("background_passing", point.acceptance().some());
                efficiencies(row.putObject("efficiency"), codes, point.code());
                if (method.equals(QUANTISED)) {
                    ratios(row.putObject("ratio_to_model"), codes, model, kilohertz);
                }
            }
        });
        return root;
    }

    private static void efficiencies(ObjectNode json, CodesBySample codes, long threshold) {
        for (Sample signal : Sample.signals()) {
            Fraction efficiency = Rates.efficiency(codes.of(signal), threshold);
            json.putObject(signal.label())
                    .put("value", efficiency.value())
                    .put("error", efficiency.error())
                    .put("crossings", efficiency.all());
        }
    }

    /** A signal of which one of the two passes nothing has no ratio. */
    private static void ratios(ObjectNode json, CodesBySample codes, CodesBySample model, double kilohertz) {
        for (Sample signal : Sample.signals()) {
            if (passes(codes, kilohertz, signal) && passes(model, kilohertz, signal)) {
                EfficiencyRatio ratio = EfficiencyRatio.of(codes, model, kilohertz, signal);
                json.putObject(signal.label()).put("value", ratio.value()).put("error", ratio.error());
            }
        }
    }

    private static boolean passes(CodesBySample codes, double kilohertz, Sample signal) {
        return Rates.efficiency(
                                codes.of(signal),
                                codes.rates().within(kilohertz).code())
                        .some()
                > 0;
    }
}

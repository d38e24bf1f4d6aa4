package org.dqm.model.trigger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dqm.model.crossing.CrossingPlan;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.crossing.L1Calo;
import org.dqm.model.crossing.Sample;
import org.dqm.model.crossing.SimulatedCrossings;
import org.dqm.model.registry.Bundle;

/**
 * What a trigger bundle selects at a given rate of background, beside two sums that need no network: of the energies and
 * of their squares.
 */
public final class TriggerEvaluation {
    /** Codes per unit of a score: its least significant bit is 2⁻⁸. */
    private static final int CODES = 256;

    private static final List<Double> KILOHERTZ = List.of(1.0, 3.0, 10.0);
    private static final String MODEL = "model";

    private final Bundle bundle;
    private final TriggerScorer scorer;
    private final Request request;

    /** @param scorer of the bundle */
    public TriggerEvaluation(Bundle bundle, TriggerScorer scorer, Request request) {
        this.bundle = bundle;
        this.scorer = scorer;
        this.request = request;
    }

    /**
     * Which crossings to judge by.
     *
     * @param background of which lumisections, and how many
     * @param signal crossings of each signal at least, over the same lumisections
     */
    public record Request(long seed, CrossingPlan background, int signal) {}

    /** Hears which sample is scored. */
    @FunctionalInterface
    public interface Listener {
        void at(Sample sample, long done, long total);
    }

    /**
     * What was found.
     *
     * @param json {@code trigger.json}
     * @param rates {@code rates.csv}
     */
    public record Result(ObjectNode json, String rates) {}

    /** Scores everything. */
    public Result run(Listener listener) {
        Map<Sample, long[]> ofModel = new EnumMap<>(Sample.class);
        Map<Sample, long[]> totals = new EnumMap<>(Sample.class);
        Map<Sample, long[]> squares = new EnumMap<>(Sample.class);
        for (Sample sample : Sample.values()) {
            SimulatedCrossings crossings = new SimulatedCrossings(request.seed, sample, plan(sample));
            double[] scores = scorer.scores(crossings, (done, total) -> listener.at(sample, done, total));
            long[] model = new long[scores.length];
            for (int i = 0; i < model.length; i++) {
                model[i] = (long) Math.floor(CODES * scores[i]);
            }
            ofModel.put(sample, model);
            sums(crossings, totals, squares, sample);
        }
        Map<String, Map<Sample, long[]>> methods = new LinkedHashMap<>();
        methods.put(MODEL, ofModel);
        methods.put("total_energy", totals);
        methods.put("squared_energy", squares);
        return new Result(json(methods), csv(ofModel));
    }

    private CrossingPlan plan(Sample sample) {
        CrossingPlan all = request.background;
        if (sample == Sample.BACKGROUND) {
            return all;
        }
        int lumisections = all.runs() * all.lumisections();
        int each = (request.signal + lumisections - 1) / lumisections;
        return new CrossingPlan(all.firstRun(), all.runs(), all.lumisections(), each, all.pileup());
    }

    private static void sums(
            Crossings crossings, Map<Sample, long[]> totals, Map<Sample, long[]> squares, Sample sample) {
        long[] total = new long[(int) crossings.size()];
        long[] squared = new long[total.length];
        short[] map = new short[crossings.ny() * crossings.nx()];
        for (int i = 0; i < total.length; i++) {
            crossings.read(i, map);
            long sum = 0;
            for (short region : map) {
                total[i] += region;
                sum += (long) region * region;
            }
            squared[i] = (long) Math.floor(CODES * StrictMath.log1p((double) sum) / StrictMath.log(2));
        }
        totals.put(sample, total);
        squares.put(sample, squared);
    }

    private ObjectNode json(Map<String, Map<Sample, long[]>> methods) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put(MODEL, bundle.manifest().model().toString());
        root.put("seed", request.seed);
        root.put("background_crossings", request.background.size());
        root.put("filled_crossings_hz", L1Calo.FILLED_CROSSINGS_HZ);
        root.put("multiply_adds_per_map", bundle.contents().network().multiplyAdds());
        methods.forEach((method, codes) -> {
            Rates rates = rates(codes);
            for (double kilohertz : KILOHERTZ) {
                Rates.Point point = rates.within(kilohertz);
                ObjectNode row = root.withArray("points").addObject();
                row.put("method", method).put("khz_allowed", kilohertz);
                row.put("threshold_code", point.code()).put("khz", point.kilohertz());
                row.put("khz_error", point.error());
                row.put("background_passing", point.acceptance().some());
                ObjectNode efficiencies = row.putObject("efficiency");
                for (Sample signal : Sample.signals()) {
                    Fraction efficiency = Rates.efficiency(codes(codes, signal), point.code());
                    efficiencies
                            .putObject(signal.label())
                            .put("value", efficiency.value())
                            .put("error", efficiency.error())
                            .put("crossings", efficiency.all());
                }
            }
        });
        return root;
    }

    private static Rates rates(Map<Sample, long[]> codes) {
        return Rates.of(codes(codes, Sample.BACKGROUND), L1Calo.FILLED_CROSSINGS_HZ);
    }

    private static String csv(Map<Sample, long[]> codes) {
        Map<String, long[]> signals = new LinkedHashMap<>();
        Sample.signals().forEach(signal -> signals.put(signal.label(), codes(codes, signal)));
        return RatesCsv.write(rates(codes), signals);
    }

    private static long[] codes(Map<Sample, long[]> bySample, Sample sample) {
        return Objects.requireNonNull(bySample.get(sample), sample.label());
    }
}

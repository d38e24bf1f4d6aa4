package org.dqm.model.trigger;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.dqm.model.crossing.CrossingPlan;
import org.dqm.model.crossing.L1Calo;
import org.dqm.model.crossing.Sample;
import org.dqm.model.crossing.SimulatedCrossings;
import org.dqm.model.crossing.StoredCrossings;

/** What one score says of background and of every toy signal: the same crossings whoever scores them. */
public final class CodesBySample {
    /** Crossings that are made at once, for all scores. */
    private static final int BLOCK = 1 << 16;

    private final Map<Sample, long[]> codes;
    private final Rates rates;

    private CodesBySample(Map<Sample, long[]> codes) {
        this.codes = codes;
        this.rates = Rates.of(Objects.requireNonNull(codes.get(Sample.BACKGROUND)), L1Calo.FILLED_CROSSINGS_HZ);
    }

    /**
     * Which crossings.
     *
     * @param background of which lumisections, and how many
     * @param signal crossings of each signal at least, over the same lumisections
     */
    public record Request(long seed, CrossingPlan background, int signal) {
        /** One sample of it. */
        public SimulatedCrossings crossings(Sample sample) {
            return new SimulatedCrossings(
                    seed, sample, sample == Sample.BACKGROUND ? background : thinned(background, signal));
        }

        private static CrossingPlan thinned(CrossingPlan all, int size) {
            int lumisections = all.runs() * all.lumisections();
            int each = (size + lumisections - 1) / lumisections;
            return new CrossingPlan(all.firstRun(), all.runs(), all.lumisections(), each, all.pileup());
        }
    }

    /** Hears which sample is scored. */
    @FunctionalInterface
    public interface Listener {
        void at(Sample sample, long done, long total);
    }

    /**
     * Scores every sample with every score.
     *
     * @param scores by name
     * @return by the same names, in the same order
     */
    public static Map<String, CodesBySample> of(Map<String, CodedScore> scores, Request request, Listener listener) {
        Map<String, Map<Sample, long[]>> codes = new LinkedHashMap<>();
        scores.keySet().forEach(name -> codes.put(name, new EnumMap<>(Sample.class)));
        for (Sample sample : Sample.values()) {
            SimulatedCrossings crossings = request.crossings(sample);
            int size = Math.toIntExact(crossings.size());
            codes.values().forEach(bySample -> bySample.put(sample, new long[size]));
            for (int from = 0; from < size; from += BLOCK) {
                StoredCrossings block = StoredCrossings.of(crossings, from, Math.min(size, from + BLOCK));
                int at = from;
                scores.forEach((name, score) -> {
                    long[] some = score.codes(block, TriggerProgress.NONE);
                    long[] all = Objects.requireNonNull(
                            Objects.requireNonNull(codes.get(name)).get(sample));
                    System.arraycopy(some, 0, all, at, some.length);
                });
                listener.at(sample, from + block.size(), size);
            }
        }
        Map<String, CodesBySample> result = new LinkedHashMap<>();
        codes.forEach((name, bySample) -> result.put(name, new CodesBySample(bySample)));
        return result;
    }

    /** Of one sample, in the order of its crossings. Not a copy: whoever reads it must not write. */
    public long[] of(Sample sample) {
        return Objects.requireNonNull(codes.get(sample), sample.label());
    }

    /** Of the background, with all filled crossings of the machine. */
    public Rates rates() {
        return rates;
    }

    /**
     * {@code rates.csv}.
     *
     * @throws IllegalArgumentException as {@link RatesCsv#write} does
     */
    public String ratesCsv() {
        Map<String, long[]> signals = new LinkedHashMap<>();
        Sample.signals().forEach(signal -> signals.put(signal.label(), of(signal)));
        return RatesCsv.write(rates, signals);
    }
}

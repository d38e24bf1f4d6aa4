package org.dqm.model.train;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.network.Autoencoders;
import org.dqm.model.network.Dl4jEngine;
import org.dqm.model.network.Engine;
import org.dqm.model.network.Example;
import org.dqm.model.network.ExampleNumbers;
import org.dqm.model.network.Examples;
import org.dqm.model.network.Loss;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.NetworkTrainer;
import org.dqm.model.network.TrainingOptions;
import org.dqm.model.network.TrainingResult;
import org.dqm.model.network.Weights;
import org.dqm.model.preprocess.BlindLinear;
import org.dqm.model.preprocess.BlindView;
import org.dqm.model.preprocess.NeighbourCovariance;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.TensorLayout;
import org.dqm.model.simulate.Detector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Not a test: the table of docs/detection.md, residual variance against multiply-adds. Run with
 * {@code -Ddqm.explore=ecal-endcap [-Ddqm.explore.variants=... -Ddqm.explore.runs=120 -Ddqm.explore.epochs=30]}.
 */
@EnabledIfSystemProperty(named = "dqm.explore", matches = ".+")
class NetworkExploration {
    private static final int LUMISECTIONS = 6;
    private static final int TEST_RUNS = 80;
    private static final long SEED = Long.getLong("dqm.explore.seed", 71);

    /** A row of the table: architecture, loss, and what is taken away. */
    private record Variant(String architecture, Loss loss, boolean withPrediction, boolean withConditions) {
        static Variant parse(String text) {
            String[] words = text.split("/", -1);
            Loss loss = words.length > 1 ? Loss.valueOf(words[1].toUpperCase(Locale.ROOT)) : Loss.SQUARED;
            return new Variant(words[0], loss, !text.contains("-u"), !text.contains("-c"));
        }
    }

    private final Detector detector =
            Detector.named(System.getProperty("dqm.explore", "")).orElseThrow();
    private final List<LumisectionHistogram> seen = runs(Integer.getInteger("dqm.explore.runs", 120), SEED);
    private final List<LumisectionHistogram> check = runs(40, SEED + 1);
    private final List<LumisectionHistogram> test = runs(TEST_RUNS, SEED + 2);
    private final Layout layout = Layout.of(seen.get(0));
    private final Reference reference = Reference.fit(layout.grid(), seen);
    private final BlindLinear blind = new BlindLinear(
            reference,
            NeighbourCovariance.fit(
                    seen.stream().map(reference::expect).toList(),
                    seen.stream().map(h -> h.id().run()).toList()));
    private final NetworkTensors tensors = new NetworkTensors(new TensorLayout(layout.grid(), Trainer.HALO));

    @Test
    void table() {
        String variants = System.getProperty("dqm.explore.variants", "small,standard,large,residual,dense");
        print(
                "none",
                new Score(reference, blind)
                        .of(test, view -> new float[layout.grid().size()]),
                0,
                0,
                "");
        for (String name : variants.split(",", -1)) {
            explore(name, Variant.parse(name));
        }
    }

    private void explore(String name, Variant variant) {
        NetworkSpec spec = Autoencoders.named(variant.architecture, tensors.inputShape());
        HiddenRegions regions = new HiddenRegions(layout.grid(), layout.geometry());
        int epochs = Integer.getInteger("dqm.explore.epochs", 30);
        Examples training = reduced(
                new GoodExamples(
                        NetworkLearning.maps(reference, seen),
                        Integer.getInteger("dqm.explore.examples", 720),
                        blind,
                        tensors,
                        regions,
                        1),
                variant);
        Examples validation = reduced(
                new GoodExamples(NetworkLearning.maps(reference, check), 240, blind, tensors, regions, 2), variant);
        long start = System.nanoTime();
        TrainingResult result = new NetworkTrainer(
                        new TrainingOptions(
                                        epochs,
                                        16,
                                        Double.parseDouble(System.getProperty("dqm.explore.rate", "0.002")),
                                        6,
                                        1)
                                .with(variant.loss),
                        epoch -> System.err.println(epoch))
                .train(spec, Weights.initial(spec, 1), training, validation);
        double seconds = (System.nanoTime() - start) * 1e-9;
        try (Engine engine = new Dl4jEngine(spec, result.weights())) {
            Score.Network network = view -> {
                float[] input = tensors.input(view);
                take(input, variant);
                float[] delta = tensors.layout().crop(engine.run(input, TensorLayout.PHASES));
                for (int i = 0; i < delta.length && !variant.withPrediction; i++) {
                    delta[i] -= view.predicted(i);
                }
                return delta;
            };
            print(
                    name,
                    new Score(reference, blind).of(test, network),
                    TensorLayout.PHASES * spec.multiplyAdds(),
                    seconds,
                    "best epoch " + result.bestEpoch() + " of "
                            + (result.epochs().size() - 1));
        }
    }

    private void print(String name, double[] score, long work, double seconds, String remark) {
        System.err.printf(
                Locale.ROOT,
                "TABLE %s %s: multiply-adds %d, variance %.5f +- %.5f of plain; in hidden 5x5 %.5f; gain over none"
                        + " %.5f +- %.5f; %.0f s; %s%n",
                detector.name(),
                name,
                work,
                score[0],
                score[1],
                score[2],
                score[3],
                score[4],
                seconds,
                remark);
    }

    private Examples reduced(Examples examples, Variant variant) {
        return new Examples() {
            @Override
            public int size() {
                return examples.size();
            }

            @Override
            public Example example(int epoch, int index) {
                Example whole = examples.example(epoch, index);
                float[] input = ExampleNumbers.input(whole);
                float[] target = ExampleNumbers.target(whole);
                for (int p = 0; p < target.length && !variant.withPrediction; p++) {
                    target[p] += input[p * NetworkTensors.CHANNELS + 16];
                }
                take(input, variant);
                return new Example(input, target, ExampleNumbers.weight(whole), ExampleNumbers.base(whole));
            }
        };
    }

    private static void take(float[] input, Variant variant) {
        for (int at = 0; at < input.length; at += NetworkTensors.CHANNELS) {
            input[at + 16] = variant.withPrediction ? input[at + 16] : 0;
            for (int c = 18; c < NetworkTensors.CHANNELS && !variant.withConditions; c++) {
                input[at + c] = 0;
            }
        }
    }

    private List<LumisectionHistogram> runs(int count, long seed) {
        return new SimulatedRuns(detector, count, LUMISECTIONS, seed, List.of(500, 150))
                .good()
                .histograms();
    }

    /** What is left of the variance of u. */
    private static final class Score {
        interface Network {
            float[] delta(BlindView view);
        }

        private final Reference reference;
        private final BlindLinear blind;

        Score(Reference reference, BlindLinear blind) {
            this.reference = reference;
            this.blind = blind;
        }

        /** Variance left over plain, its error over runs, the same in a hidden 5x5, gain over no network, its error. */
        double[] of(List<LumisectionHistogram> test, Network network) {
            List<GoodMap> maps = NetworkLearning.maps(reference, test);
            List<Double> left = new ArrayList<>();
            List<Double> gain = new ArrayList<>();
            double holeLeft = 0;
            double holePlain = 0;
            for (int run = 0; run < TEST_RUNS; run++) {
                double[] sums = new double[3];
                for (GoodMap map : maps.subList(run * LUMISECTIONS, (run + 1) * LUMISECTIONS)) {
                    BlindView view = BlindView.of(map.plain(), blind, map.faulty(), map.pileup());
                    add(map, view, network.delta(view), map.plain().grid().size(), sums, new BitSet());
                    BitSet hole = hole(map);
                    BlindView second = BlindView.of(map.plain(), blind, hole, map.pileup());
                    double[] inHole = new double[3];
                    add(map, second, network.delta(second), 0, inHole, hole);
                    holeLeft += inHole[0];
                    holePlain += inHole[1];
                }
                left.add(sums[0] / sums[1]);
                gain.add(1 - sums[0] / sums[2]);
            }
            return new double[] {mean(left), error(left), holeLeft / holePlain, mean(gain), error(gain)};
        }

        private static void add(GoodMap map, BlindView view, float[] delta, int all, double[] sums, BitSet only) {
            for (int i = 0; i < delta.length; i++) {
                if (map.plain().isLive(i) && !map.faulty().get(i) && (all > 0 || only.get(i))) {
                    double u = map.plain().standardised(i);
                    double r = view.residual(i) - delta[i];
                    sums[0] += r * r;
                    sums[1] += u * u;
                    sums[2] += view.residual(i) * view.residual(i);
                }
            }
        }

        private static BitSet hole(GoodMap map) {
            BitSet hole = (BitSet) map.faulty().clone();
            int nx = map.plain().grid().nx();
            for (int y = 5; y < 10; y++) {
                hole.set(y * nx + 4, y * nx + 9);
            }
            return hole;
        }

        private static double mean(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        }

        private static double error(List<Double> values) {
            double mean = mean(values);
            double sum =
                    values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
            return Math.sqrt(sum / values.size() / (values.size() - 1));
        }
    }
}

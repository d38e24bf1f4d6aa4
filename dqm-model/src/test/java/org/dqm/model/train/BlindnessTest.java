package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.network.Autoencoders;
import org.dqm.model.network.Dl4jEngine;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.NetworkTrainer;
import org.dqm.model.network.TrainingOptions;
import org.dqm.model.network.TrainingResult;
import org.dqm.model.network.Weights;
import org.dqm.model.preprocess.BlindLinear;
import org.dqm.model.preprocess.BlindView;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.NeighbourCovariance;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.TensorLayout;
import org.dqm.model.score.Reconstructed;
import org.dqm.model.score.Reconstruction;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole of reference, neighbours and a trained network; simulated ECAL endcap, seeds 31 and 32. */
class BlindnessTest {
    private static final Detector ENDCAP = Detector.named("ecal-endcap").orElseThrow();
    private static final Simulator UNSEEN = new Simulator(ENDCAP, 32, OptionalInt.of(500));
    private static final List<LumisectionHistogram> GOOD =
            new SimulatedRuns(ENDCAP, 24, 4, 31, List.of(500, 150)).good().histograms();
    private static final Layout LAYOUT = Layout.of(GOOD.get(0));
    private static final Reference REFERENCE = Reference.fit(LAYOUT.grid(), GOOD);
    private static final BlindLinear BLIND = new BlindLinear(
            REFERENCE,
            NeighbourCovariance.fit(
                    GOOD.stream().map(REFERENCE::expect).toList(),
                    GOOD.stream().map(h -> h.id().run()).toList()));
    private static final NetworkTensors TENSORS = new NetworkTensors(new TensorLayout(LAYOUT.grid(), Trainer.HALO));

    private static TrainingResult trained;
    private static Dl4jEngine engine;
    private static Reconstruction reconstruction;

    @BeforeAll
    static void train() {
        NetworkSpec spec = Autoencoders.standard(TENSORS.inputShape());
        GoodExamples examples = new GoodExamples(
                NetworkLearning.maps(REFERENCE, GOOD),
                96,
                BLIND,
                TENSORS,
                new HiddenRegions(LAYOUT.grid(), LAYOUT.geometry()),
                1);
        trained = new NetworkTrainer(new TrainingOptions(3, 16, 0.001, 3, 1), epoch -> {})
                .train(spec, Weights.initial(spec, 1), examples, examples);
        engine = new Dl4jEngine(spec, trained.weights());
        reconstruction = new Reconstruction(REFERENCE, BLIND, TENSORS, engine);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void theExpectationOfABinDoesNotChangeWithItsOwnHits() {
        assertThat(trained.bestEpoch()).as("the network has learned something").isPositive();
        Expectation plain =
                REFERENCE.expect(UNSEEN.lumisection(32_001, 1, List.of()).histogram());
        float[] before = expected(plain);
        for (int bin = 0; bin < before.length; bin += 9) {
            if (plain.isLive(bin)) {
                float[] hits = hits(plain);
                hits[bin] = 2 * hits[bin] + 30;

                float[] after = expected(plain.withCounts(hits));

                assertThat(after[bin]).as("bin %d", bin).isEqualTo(before[bin]);
                assertThat(after).isNotEqualTo(before);
            }
        }
    }

    /** The largest region that is scanned everywhere: 5 × 5; here in four places, in 40 lumisections. */
    @Test
    void aHoleMovesItsExpectationByLessThanTwoPercent() {
        double expected = 0;
        double truth = 0;
        for (int ls = 1; ls <= 40; ls++) {
            LumisectionHistogram histogram =
                    UNSEEN.lumisection(32_000 + ls, ls, List.of()).histogram();
            BinGrid rates = UNSEEN.expected(32_000 + ls, ls, List.of());
            float[] hits = histogram.bins().toArray();
            BitSet hole = hole(ls % 4);
            hole.stream().forEach(bin -> hits[bin] = 0);

            Reconstructed found = reconstruction.of(with(histogram, hits));

            BlindView view = BlindView.of(found.plain(), BLIND, hole, histogram.pileup());
            float[] mean = view.means(reconstruction.delta(view));
            for (int bin = hole.nextSetBit(0); bin >= 0; bin = hole.nextSetBit(bin + 1)) {
                expected += found.plain().isLive(bin) ? mean[bin] : 0;
                truth += found.plain().isLive(bin) ? rates.get(bin) : 0;
            }
        }

        assertThat(expected / truth).isCloseTo(1, within(0.02));
    }

    @Test
    void aDeadBlockIsHiddenWithoutBeingTold() {
        LumisectionHistogram histogram =
                UNSEEN.lumisection(32_001, 3, List.of()).histogram();
        float[] hits = histogram.bins().toArray();
        BitSet hole = hole(0);
        hole.stream().forEach(bin -> hits[bin] = 0);

        Reconstructed found = reconstruction.of(with(histogram, hits));

        BlindView told = BlindView.of(found.plain(), BLIND, hole, histogram.pileup());
        float[] delta = reconstruction.delta(told);
        double sum = 0;
        double asTold = 0;
        for (int bin = hole.nextSetBit(0); bin >= 0; bin = hole.nextSetBit(bin + 1)) {
            double sigma = Math.sqrt(found.plain().variance(bin));
            sum += found.shift()[bin] / sigma;
            asTold += delta[bin];
        }
        assertThat(sum).isCloseTo(asTold, within(1.0));
    }

    private static float[] expected(Expectation plain) {
        BlindView view = BlindView.of(plain, BLIND, new BitSet(), OptionalDouble.of(50));
        return view.means(reconstruction.delta(view));
    }

    private static BitSet hole(int place) {
        BitSet hole = new BitSet();
        int left = place % 2 == 0 ? 4 : 11;
        int top = place / 2 == 0 ? 4 : 11;
        for (int y = top; y < top + 5; y++) {
            hole.set(y * 20 + left, y * 20 + left + 5);
        }
        return hole;
    }

    private static float[] hits(Expectation plain) {
        float[] hits = new float[plain.grid().size()];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = (float) plain.count(i);
        }
        return hits;
    }

    private static LumisectionHistogram with(LumisectionHistogram histogram, float[] hits) {
        BinGrid bins = BinGrid.of(20, 20, hits);
        return new LumisectionHistogram(
                histogram.id(),
                histogram.x(),
                histogram.y(),
                bins.sum(),
                bins,
                histogram.content(),
                histogram.events(),
                histogram.pileup());
    }
}

package org.dqm.model.trigger;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.network.Engine;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.registry.BundleContents;

/** Scores crossings with a trigger bundle's network, several blocks at a time. */
public final class TriggerScorer implements CodedScore {
    /** The least significant bit of a float network's score is 2⁻⁸. */
    static final int EXPONENT = -8;

    private static final int BLOCK = 256;

    private final NetworkSpec network;
    private final TriggerInput input;
    private final TriggerScore score;
    private final Engine engine;

    /**
     * A scorer that uses an engine of somebody else's.
     *
     * @param engine of the bundle's network
     * @throws IllegalArgumentException if it is no trigger bundle
     */
    public TriggerScorer(BundleContents bundle, Engine engine) {
        this.network = bundle.network();
        this.input = TriggerInput.of(bundle.manifest());
        this.score = TriggerScore.of(bundle.manifest());
        this.engine = engine;
    }

    /**
     * Scores of all crossings, in order; the same whatever the number of threads.
     *
     * @throws IllegalArgumentException if the maps are not of the network's shape
     */
    public double[] scores(Crossings crossings, TriggerProgress progress) {
        if (crossings.ny() != network.input().ny()
                || crossings.nx() != network.input().nx()) {
            throw new IllegalArgumentException(
                    "the network takes maps of " + network.input().ny() + " x "
                            + network.input().nx() + ", the crossings have " + crossings.ny() + " x " + crossings.nx());
        }
        int size = Math.toIntExact(crossings.size());
        double[] scores = new double[size];
        AtomicLong done = new AtomicLong();
        IntStream.range(0, (size + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            int from = block * BLOCK;
            int to = Math.min(size, from + BLOCK);
            score(crossings, from, to, scores);
            progress.at(done.addAndGet(to - from), size);
        });
        return scores;
    }

    @Override
    public long[] codes(Crossings crossings, TriggerProgress progress) {
        return Arrays.stream(scores(crossings, progress))
                .mapToLong(score -> (long) Math.floor(Math.scalb(score, -EXPONENT)))
                .toArray();
    }

    @Override
    public int exponent() {
        return EXPONENT;
    }

    private void score(Crossings crossings, int from, int to, double[] scores) {
        int bins = crossings.ny() * crossings.nx();
        short[] map = new short[bins];
        float[] maps = new float[(to - from) * bins];
        for (int i = from; i < to; i++) {
            crossings.read(i, map);
            input.copy(map, maps, (i - from) * bins);
        }
        float[] answers = engine.run(maps, to - from);
        for (int i = from; i < to; i++) {
            scores[i] = score.of(input, maps, answers, new TriggerScore.Place(i - from, bins));
        }
    }
}

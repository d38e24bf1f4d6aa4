package org.dqm.model.baseline;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.dqm.model.network.Example;
import org.dqm.model.network.Examples;
import org.dqm.model.preprocess.GridTopology;

/**
 * Good maps, half of them with one planted square; the answer is 1 in its live bins and 0 elsewhere.
 *
 * <p>Planted bins weigh as much in sum as all others, else the answer 0 everywhere would be nearly right.
 */
record PlantedSquares(List<float[]> maps, GridTopology grid, PaddedImage image, AverageMap average, long seed)
        implements Examples {
    private static final int[] SIDES = {1, 2, 5};
    private static final float[] FACTORS = {0, 0, 0.2f, 0.5f, 1.5f, 2, 3, 5};

    @Override
    public int size() {
        return maps.size();
    }

    @Override
    public Example example(int epoch, int index) {
        float[] map = maps.get(index).clone();
        Planted planted = planted(epoch, index);
        BitSet square = planted.bins();
        square.stream().forEach(i -> map[i] = planted.factor() * (map[i] + 1) - 1);
        float[] question = new float[image.shape().size()];
        image.write(map, question);
        float[] answer = new float[question.length];
        float[] weight = new float[question.length];
        for (int k = 0; k < average.liveBins(); k++) {
            int bin = average.live(k);
            answer[image.place(bin)] = square.get(bin) ? 1 : 0;
            weight[image.place(bin)] = square.get(bin) ? (float) average.liveBins() / square.cardinality() : 1;
        }
        return new Example(question, answer, weight);
    }

    /** The fault of one example. */
    Planted planted(int epoch, int index) {
        SplittableRandom random = new SplittableRandom(seed + 1_000_003L * epoch + index);
        BitSet square = random.nextBoolean() ? square(random) : new BitSet();
        return new Planted(square, FACTORS[random.nextInt(FACTORS.length)]);
    }

    /**
     * A fault.
     *
     * @param bins live ones; none in a good map
     * @param factor on their hits
     */
    record Planted(BitSet bins, float factor) {}

    private BitSet square(SplittableRandom random) {
        int side = SIDES[random.nextInt(SIDES.length)];
        int corner = average.live(random.nextInt(average.liveBins()));
        BitSet bins = new BitSet(grid.size());
        for (int dy = 0; dy < side; dy++) {
            for (int dx = 0; dx < side; dx++) {
                int bin = grid.index(corner % grid.nx() + dx, corner / grid.nx() + dy);
                if (bin >= 0 && average.isLive(bin)) {
                    bins.set(bin);
                }
            }
        }
        return bins;
    }
}

package org.dqm.model.train;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.dqm.model.network.Example;
import org.dqm.model.network.Examples;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.NetworkTensors;

/**
 * Good maps with holes for the network to fill in.
 *
 * <p>The loss counts in the holes alone: bins of a planted fault, and a quarter of all bins picked at random. What the
 * network sees there tells nothing of what it must answer: the faulty hits, nothing, or the deviation of the same bin in
 * another lumisection of the run. So it can learn neither to repeat a fault nor to repeat a bin's noise; it learns what
 * the surroundings and the run say about the bin.
 *
 * <p>Source: blind-spot training, Krull, Buchholz and Jug, Noise2Void (arXiv:1811.10980).
 */
final class HoleExamples implements Examples {
    private static final double HOLES = 0.25;

    private final List<Expectation> good;
    private final int[] runs;
    private final int size;
    private final NetworkTensors tensors;
    private final PlantedFaults faults;
    private final long seed;

    /**
     * Examples from good lumisections.
     *
     * @param good not empty
     * @param runs run number of each
     * @param size examples per epoch: a part of the lumisections, or each more than once with other holes
     */
    HoleExamples(
            List<Expectation> good,
            List<Integer> runs,
            int size,
            NetworkTensors tensors,
            PlantedFaults faults,
            long seed) {
        this.good = List.copyOf(good);
        this.runs = runs.stream().mapToInt(Integer::intValue).toArray();
        this.size = size;
        this.tensors = tensors;
        this.faults = faults;
        this.seed = seed;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Example example(int epoch, int index) {
        SplittableRandom random = new SplittableRandom(seed + 1_000_003L * epoch + index);
        int lumisection = Math.floorMod((long) epoch * size + index, good.size());
        Expectation truth = good.get(lumisection);
        float[] hits = hits(truth);
        BitSet holes = new BitSet(hits.length);
        fillFromElsewhere(hits, holes, lumisection, random);
        List<PlantedFaults.Planted> planted = faults.draw(random);
        PlantedFaults.apply(planted, truth, hits);
        BitSet hidden = new BitSet(hits.length);
        for (PlantedFaults.Planted fault : planted) {
            holes.or(fault.bins());
            if (random.nextBoolean()) {
                hidden.or(fault.bins());
            }
        }
        return new Example(
                tensors.input(truth.withCounts(hits), hidden),
                tensors.target(truth),
                lossIn(holes, tensors.weight(truth)));
    }

    private static float[] hits(Expectation truth) {
        float[] hits = new float[truth.grid().size()];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = (float) truth.count(i);
        }
        return hits;
    }

    /** Gives bins picked at random the deviation that they have in another lumisection of the run. */
    private void fillFromElsewhere(float[] hits, BitSet holes, int lumisection, SplittableRandom random) {
        Expectation truth = good.get(lumisection);
        Expectation other = good.get(otherOfRun(lumisection, random));
        for (int i = 0; i < hits.length; i++) {
            if (truth.isLive(i) && random.nextDouble() < HOLES) {
                double z = other == truth
                        ? 0
                        : (other.count(i) - other.mean(i)) / Math.sqrt(Math.max(other.variance(i), 1e-6));
                hits[i] = (float) Math.max(0, truth.mean(i) + z * Math.sqrt(truth.variance(i)));
                holes.set(i);
            }
        }
    }

    /** The lumisection itself if its run has no other. */
    private int otherOfRun(int lumisection, SplittableRandom random) {
        int[] others = IntStream.range(0, runs.length)
                .filter(i -> i != lumisection && runs[i] == runs[lumisection])
                .toArray();
        return others.length == 0 ? lumisection : others[random.nextInt(others.length)];
    }

    private float[] lossIn(BitSet holes, float[] weight) {
        float[] kept = new float[weight.length];
        holes.stream().map(tensors.layout()::place).forEach(place -> kept[place] = weight[place]);
        return kept;
    }
}

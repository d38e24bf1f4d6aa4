package org.dqm.model.train;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.dqm.model.network.Example;
import org.dqm.model.network.Examples;
import org.dqm.model.preprocess.BlindLinear;
import org.dqm.model.preprocess.BlindView;
import org.dqm.model.preprocess.NetworkTensors;

/**
 * Good maps, whose every live bin the network is asked for. No trick keeps it from repeating what it sees: a bin's own
 * hits are in no channel that its answer depends on ({@link org.dqm.model.preprocess.TensorLayout}).
 */
final class GoodExamples implements Examples {
    private final List<GoodMap> good;
    private final int size;
    private final BlindLinear blind;
    private final NetworkTensors tensors;
    private final HiddenRegions regions;
    private final long seed;

    /**
     * Examples from good lumisections.
     *
     * @param good not empty
     * @param size examples per epoch: a part of the lumisections, or each more than once with other regions hidden
     */
    GoodExamples(
            List<GoodMap> good, int size, BlindLinear blind, NetworkTensors tensors, HiddenRegions regions, long seed) {
        this.good = List.copyOf(good);
        this.size = size;
        this.blind = blind;
        this.tensors = tensors;
        this.regions = regions;
        this.seed = seed;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Example example(int epoch, int index) {
        SplittableRandom random = new SplittableRandom(seed + 1_000_003L * epoch + index);
        GoodMap map = good.get(Math.floorMod((long) epoch * size + index, good.size()));
        BitSet hidden = regions.draw(random);
        hidden.or(map.faulty());
        BlindView view = BlindView.of(map.plain(), blind, hidden, map.pileup());
        return new Example(
                tensors.input(view), tensors.target(view), tensors.weight(view, map.faulty()), tensors.base(view));
    }
}

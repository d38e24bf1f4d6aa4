package org.dqm.api.watch;

import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.dqm.alarm.Thresholds;
import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Content;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.dqm.domain.Verdict;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.Reference;

/** Maps whose verdict is known: what a model takes for normal, with and without a dead block. No number is random. */
final class CanaryMap {
    private static final String ELEMENT = "system/canary/";

    private static final double EVENTS = 500;
    private static final double HITS_PER_BIN = 400;
    private static final int BLOCK = 8;

    private final Reference reference;
    private final double scale;
    private final BitSet block = new BitSet();

    CanaryMap(Reference reference) {
        this.reference = reference;
        double[] rates = IntStream.range(0, reference.grid().size())
                .filter(reference::isLive)
                .mapToDouble(reference::rate)
                .sorted()
                .toArray();
        this.scale = Math.max(1, HITS_PER_BIN / rates[rates.length / 2]);
        GridTopology grid = reference.grid();
        // The block whose hits are most missed.
        int corner = IntStream.range(0, grid.size())
                .boxed()
                .filter(i -> i % grid.nx() + BLOCK <= grid.nx() && i / grid.nx() + BLOCK <= grid.ny())
                .max(Comparator.comparingDouble(this::rateOfBlock))
                .orElse(0);
        blockAt(corner).forEach(block::set);
    }

    /** Whether the model finds the dead block gross, and nothing at all without it. */
    static boolean suits(CanarySubject subject) {
        CanaryMap map = new CanaryMap(subject.reference());
        double bad = strongest(subject.scorers().get().score(map.lumisection(1, 1, true), Optional.empty()));
        double good = strongest(subject.scorers().get().score(map.lumisection(2, 1, false), Optional.empty()));
        return bad >= Thresholds.DEFAULT.gross() && 0 <= good && good < Thresholds.DEFAULT.off();
    }

    /** Score of the strongest region, 0 without one; below 0 if it was not scored. */
    private static double strongest(Verdict verdict) {
        return verdict.outcome() instanceof Outcome.Scored scored
                ? scored.regions().stream().mapToDouble(Region::score).max().orElse(0)
                : -1;
    }

    /**
     * A lumisection of the canary: what the reference expects, or its block is dead. Each cycle is a run and an element
     * of its own: the same fault again and again would be one intermittent alarm.
     */
    LumisectionHistogram lumisection(int cycle, int ls, boolean isBad) {
        GridTopology grid = reference.grid();
        float[] counts = new float[grid.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = isBad && block.get(i) ? 0 : Math.round(expected(reference.rate(i)));
        }
        BinGrid bins = BinGrid.of(grid.nx(), grid.ny(), counts);
        return new LumisectionHistogram(
                new RecordId(new ElementKey("", ELEMENT + cycle), cycle, ls),
                new Axis(grid.nx(), 0, grid.nx()),
                new Axis(grid.ny(), 0, grid.ny()),
                bins.sum(),
                bins,
                Content.OCCUPANCY,
                OptionalDouble.of(EVENTS),
                OptionalDouble.empty());
    }

    /** Hits of a bin with that rate; a channel that counts once per event misses what hides. */
    private double expected(double rate) {
        return switch (reference.response()) {
            case POISSON -> scale * rate;
            case BINOMIAL -> EVENTS * -Math.expm1(-rate);
        };
    }

    private double rateOfBlock(int corner) {
        return blockAt(corner).mapToDouble(reference::rate).sum();
    }

    private IntStream blockAt(int corner) {
        GridTopology grid = reference.grid();
        int width = Math.min(BLOCK, grid.nx());
        int height = Math.min(BLOCK, grid.ny());
        return IntStream.range(0, width * height).map(i -> corner + (i / width) * grid.nx() + i % width);
    }
}

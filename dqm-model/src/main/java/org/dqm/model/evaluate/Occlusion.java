package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.GridTopology;

/**
 * By how much the expectation of one bin moves when another is covered, that is, has the hits that the reference expects
 * of it; the whole chain is computed again, the rate of the lumisection as well. Root mean square over lumisections, in
 * per cent.
 */
final class Occlusion {
    /** Bins covered to either side. */
    static final int REACH = 4;

    private static final int SIDE = 2 * REACH + 1;

    private final Expecting expecting;
    private final GridTopology grid;
    private final int bin;

    Occlusion(Expecting expecting) {
        this.expecting = expecting;
        this.grid = expecting.model().reference().grid();
        this.bin = inTheMidst();
    }

    /** The bin with most neighbours around it; of equal ones the nearest to the middle of the map. */
    private int inTheMidst() {
        return IntStream.range(0, grid.size())
                .filter(i -> expecting.model().reference().isLive(i))
                .boxed()
                .min(Comparator.comparingLong((Integer i) -> -window(i, REACH)
                                .filter(n ->
                                        n >= 0 && expecting.model().reference().isLive(n))
                                .count())
                        .thenComparingDouble(
                                i -> Math.hypot(i % grid.nx() - grid.nx() / 2.0, i / grid.nx() - grid.ny() / 2.0)))
                .orElseThrow();
    }

    private IntStream window(int middle, int reach) {
        int side = 2 * reach + 1;
        return IntStream.range(0, side * side)
                .map(k -> grid.index(middle % grid.nx() + k % side - reach, middle / grid.nx() + k / side - reach));
    }

    /** @param good lumisections; those that are not scored count for nothing */
    ObjectNode write(List<LumisectionHistogram> good) {
        double[] moved = new double[SIDE * SIDE];
        double[] network = new double[SIDE * SIDE];
        double all = 0;
        double expected = 0;
        int count = 0;
        int[] window = window(bin, REACH).toArray();
        for (LumisectionHistogram histogram : good) {
            Optional<BinGrid> full = expecting.full(histogram);
            Optional<BinGrid> linear = expecting.linear(histogram);
            if (full.isPresent() && linear.isPresent() && full.get().get(bin) > 0) {
                double here = full.get().get(bin);
                double hereLinear = linear.get().get(bin);
                Expectation plain = expecting.model().reference().expect(histogram);
                LumisectionHistogram covered = histogram;
                for (int k = 0; k < window.length; k++) {
                    if (window[k] >= 0 && plain.isLive(window[k])) {
                        double hits = plain.mean(window[k]);
                        LumisectionHistogram without = Expecting.with(histogram, window[k], hits);
                        double change = full(without) - here;
                        double own = change - (linear(without) - hereLinear);
                        moved[k] += square(change / here);
                        network[k] += square(own / here);
                        covered = Expecting.with(covered, window[k], hits);
                    }
                }
                all += square((full(covered) - here) / here);
                expected += here;
                count++;
            }
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (count > 0) {
            node.put("x", bin % grid.nx() + 1);
            node.put("y", bin / grid.nx() + 1);
            node.put("lumisections", count);
            node.put("expected", expected / count);
            node.put("own", percent(moved[moved.length / 2], count));
            node.put("own_network", percent(network[network.length / 2], count));
            node.put("window", percent(all, count));
            node.set("moved", percent(moved, count));
            node.set("network", percent(network, count));
        }
        return node;
    }

    private double full(LumisectionHistogram histogram) {
        return expecting.full(histogram).orElseThrow().get(bin);
    }

    private double linear(LumisectionHistogram histogram) {
        return expecting.linear(histogram).orElseThrow().get(bin);
    }

    private static ObjectNode percent(double[] squares, int count) {
        double[] percent = new double[squares.length];
        for (int i = 0; i < percent.length; i++) {
            percent[i] = percent(squares[i], count);
        }
        return MapJson.of(SIDE, SIDE, percent);
    }

    private static double percent(double squares, int count) {
        return 100 * Math.sqrt(squares / count);
    }

    private static double square(double value) {
        return value * value;
    }
}

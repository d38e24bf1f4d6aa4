package org.dqm.api.evaluate;

import java.util.BitSet;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dqm.api.evaluate.DriftStudy.Run;
import org.dqm.domain.BinGrid;

/**
 * What alarmed in a drifting endcap, as text.
 *
 * @param before runs of every seed without adoption
 * @param after the same runs, each with what earlier ones alarmed known
 * @param still runs at the end that drift no more
 */
record DriftTable(String endcap, List<List<Run>> before, List<List<Run>> after, int still) {
    private static final double[] STEPS = {0.02, 0.05, 0.1, 0.2, 0.3};

    /** @param first true means without the drift, {@code last} with all of it */
    void print(BinGrid first, BinGrid last) {
        int runs = before.get(0).size();
        System.out.printf(
                "%s, %d seeds: run | before: towers, calls | after: towers, calls, known%n", endcap, before.size());
        for (int run = 0; run < runs; run++) {
            System.out.printf(
                    "%d | %.1f, %.1f | %.1f, %.1f, %.1f%n",
                    run + 1,
                    mean(before, run, one -> one.bins().cardinality()),
                    mean(before, run, Run::calls),
                    mean(after, run, one -> one.bins().cardinality()),
                    mean(after, run, Run::calls),
                    mean(after, run, one -> one.known().cardinality()));
        }
        printMoved(first, last);
        System.out.println(
                "before, (x, y): runs that did not drift, of " + still * before.size() + ": " + named(before));
        System.out.println("after, the same: " + named(after));
    }

    /** How many towers moved by how much, and how many of them alarmed in a run at the end. */
    private void printMoved(BinGrid first, BinGrid last) {
        int size = first.nx() * first.ny();
        int[] alarmed = alarmed(before);
        for (double step : STEPS) {
            BitSet moved = new BitSet();
            IntStream.range(0, size)
                    .filter(i -> first.get(i) > 0 && Math.abs(last.get(i) / first.get(i) - 1) > step)
                    .forEach(moved::set);
            double each = moved.stream().map(bin -> alarmed[bin]).sum() / (double) (still * before.size());
            System.out.printf(
                    "moved by more than %.0f %%: %d, alarmed per run %.1f%n", 100 * step, moved.cardinality(), each);
        }
    }

    private static double mean(List<List<Run>> seeds, int run, ToIntFunction<Run> number) {
        return seeds.stream()
                .mapToInt(runs -> number.applyAsInt(runs.get(run)))
                .average()
                .orElse(0);
    }

    /** In how many of the runs at the end each bin alarmed. */
    private int[] alarmed(List<List<Run>> seeds) {
        int[] times = new int[400];
        seeds.stream()
                .flatMap(runs -> runs.stream().skip(runs.size() - still))
                .forEach(run -> run.bins().stream().forEach(bin -> times[bin]++));
        return times;
    }

    private String named(List<List<Run>> seeds) {
        int[] times = alarmed(seeds);
        return IntStream.range(0, times.length)
                .filter(bin -> times[bin] > 0)
                .boxed()
                .sorted((a, b) -> Integer.compare(times[b], times[a]))
                .map(bin -> "(" + (bin % 20 + 1) + ", " + (bin / 20 + 1) + "): " + times[bin])
                .collect(Collectors.joining("; "));
    }
}

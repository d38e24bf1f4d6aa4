package org.dqm.model.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.baseline.Judgement;
import org.dqm.model.baseline.Method;
import org.dqm.model.baseline.Watcher;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.Simulator;

/**
 * Images of single bins, for the false-discovery rate: three lumisections of a run, good and with one faulty bin, seen
 * by a method that saw nothing before.
 *
 * <p>Gives {@code ROW}, the statistic of the faulty bin of each image, and of the good images how many good bins have
 * which statistic ({@code cells}, {@code counts}); bins that are truly dead count neither way unless asked for.
 *
 * @param truthCounted whether truly dead bins count as good ones, as they did in what others published
 */
record ImageStudy(int run, int images, List<Places> places, boolean truthCounted) implements Study {
    /** Lumisections of an image. */
    static final int LENGTH = 3;

    ImageStudy {
        places = List.copyOf(places);
    }

    @Override
    public String unit() {
        return "images/" + run;
    }

    @Override
    public Map<String, Map<String, Series>> measure(Simulator simulator, List<Method> methods) {
        List<Method> judges =
                methods.stream().filter(m -> !(m instanceof ToldMethod)).toList();
        List<Taken> taken = judges.stream().map(Taken::new).toList();
        BitSet leftOut = truthCounted ? new BitSet() : simulator.unlabelledDead(run);
        SplittableRandom random = new SplittableRandom(run);
        for (int image = 0; image < images; image++) {
            int first = 1 + LENGTH * image;
            List<LumisectionHistogram> good = maps(simulator, first, List.of());
            taken.forEach(judge -> judge.good(last(judge.method, good).bins(), simulator, leftOut));
            for (Places place : places) {
                String row = place.row().id();
                Fault fault = place.draw(random, "image " + image, 1);
                int bin = fault.bins().indices().findFirst().orElseThrow();
                List<LumisectionHistogram> faulty = maps(simulator, first, List.of(fault));
                taken.forEach(judge ->
                        judge.faulty(row, last(judge.method, faulty).bins().get(bin)));
            }
        }
        Map<String, Map<String, Series>> results = new TreeMap<>();
        taken.forEach(judge -> results.put(judge.method.name(), judge.series(images)));
        return results;
    }

    private List<LumisectionHistogram> maps(Simulator simulator, int first, List<Fault> faults) {
        return IntStream.range(first, first + LENGTH)
                .mapToObj(ls -> simulator.lumisection(run, ls, faults).histogram())
                .toList();
    }

    private static Judgement last(Method method, List<LumisectionHistogram> maps) {
        Watcher watcher = method.watch();
        for (LumisectionHistogram map : maps.subList(0, LENGTH - 1)) {
            watcher.next(map);
        }
        return watcher.next(maps.get(LENGTH - 1));
    }

    /** What one method said so far. */
    private static final class Taken {
        private final Method method;
        private final ValueCounts good = new ValueCounts();
        private final Map<String, List<Double>> faulty = new TreeMap<>();

        Taken(Method method) {
            this.method = method;
        }

        void good(BinGrid bins, Simulator simulator, BitSet leftOut) {
            for (int bin = 0; bin < bins.size(); bin++) {
                if (simulator.detector().isLive(bin) && !leftOut.get(bin)) {
                    good.add(bins.get(bin));
                }
            }
        }

        void faulty(String row, double statistic) {
            faulty.computeIfAbsent(row, key -> new ArrayList<>()).add(statistic);
        }

        Map<String, Series> series(int images) {
            Map<String, Series> series = new TreeMap<>(good.toSeries());
            series.put("images", Series.of(images));
            faulty.forEach(
                    (row, values) -> series.put(row, Series.of(values.stream().mapToDouble(v -> v))));
            return series;
        }
    }
}

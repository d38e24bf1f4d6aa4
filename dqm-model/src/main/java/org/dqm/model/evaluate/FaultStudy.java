package org.dqm.model.evaluate;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.baseline.Method;
import org.dqm.model.baseline.Watcher;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.Simulator;

/**
 * Some faults of one row in one run, one after the other: each begins after {@link #BEFORE} good lumisections of the
 * run and lasts as long as its row says.
 *
 * <p>Gives {@code maps K} of fault K from its first lumisection on and, of methods with a score, {@code anomalous K};
 * of methods that are told the fault also {@code good K}, the same lumisections without it.
 */
record FaultStudy(Places places, int run) implements Study {
    /** Good lumisections before a fault. */
    static final int BEFORE = 6;
    /** Faults per row and run. */
    static final int FAULTS = 4;

    @Override
    public String unit() {
        return places.row().id() + "/" + run;
    }

    @Override
    public Map<String, Map<String, Series>> measure(Simulator simulator, List<Method> methods) {
        Map<String, Map<String, Series>> results = new TreeMap<>();
        if (places.isEmpty()) {
            return results;
        }
        SplittableRandom random = random(places, run);
        for (int number = 0; number < FAULTS; number++) {
            Fault fault = places.draw(random, "fault " + number, BEFORE + 1);
            List<LumisectionHistogram> maps = stream(simulator, List.of(fault));
            List<LumisectionHistogram> twin = List.of();
            for (Method method : methods) {
                Map<String, Series> series = results.computeIfAbsent(method.name(), key -> new TreeMap<>());
                if (method instanceof ToldMethod told) {
                    twin = twin.isEmpty() ? stream(simulator, List.of()) : twin;
                    series.putAll(judged(told.watch(fault), maps).series(" " + number));
                    series.put(
                            "good " + number,
                            judged(told.watch(fault), twin).series("").get(GoodStudy.MAPS));
                } else {
                    series.putAll(judged(method.watch(), maps).series(" " + number));
                }
            }
        }
        return results;
    }

    private static SplittableRandom random(Places places, int run) {
        return new SplittableRandom(31L * run + places.row().id().hashCode());
    }

    /** The first fault of a run. */
    static Fault first(Places places, int run) {
        return places.draw(random(places, run), "fault 0", BEFORE + 1);
    }

    private List<LumisectionHistogram> stream(Simulator simulator, List<Fault> faults) {
        return IntStream.rangeClosed(1, BEFORE + places.row().reach())
                .mapToObj(ls -> simulator.lumisection(run, ls, faults).histogram())
                .toList();
    }

    private static GoodStudy.Recorder judged(Watcher watcher, List<LumisectionHistogram> maps) {
        GoodStudy.Recorder recorder = new GoodStudy.Recorder();
        for (LumisectionHistogram map : maps) {
            if (map.id().ls() <= BEFORE) {
                watcher.next(map);
            } else {
                recorder.add(watcher.next(map));
            }
        }
        return recorder;
    }
}

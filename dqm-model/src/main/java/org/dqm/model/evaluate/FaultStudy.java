package org.dqm.model.evaluate;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.baseline.Method;
import org.dqm.model.baseline.Watcher;
import org.dqm.model.simulate.Course;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.Simulator;

/**
 * Some faults of one row in one run, each in a stream of its own: it begins after {@link Setting#before} good
 * lumisections of the run and lasts as long as its row says.
 *
 * <p>Gives {@code maps K} of fault K from its first lumisection on and, of methods with a score, {@code anomalous K};
 * of a fault that flickers {@code there K}, 1 or 0; of methods that are told the fault also {@code good K}, the same lumisections without it. An oracle has nothing to say of exchanged units: its filter
 * looks for one factor common to all bins of a place.
 */
record FaultStudy(Places places, int run) implements Study {
    /** Whether the fault is there in a lumisection. */
    static final String THERE = "there";

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
        for (int number = 0; number < places.row().setting().faultsPerRun(); number++) {
            Fault fault = places.draw(random, "fault " + number, before() + 1);
            List<LumisectionHistogram> maps = stream(simulator, List.of(fault));
            List<LumisectionHistogram> twin = List.of();
            for (Method method : methods) {
                Map<String, Series> series = results.computeIfAbsent(method.name(), key -> new TreeMap<>());
                if (!canJudge(method)) {
                    continue;
                }
                if (fault.course() == Course.FLICKERING) {
                    series.put(THERE + " " + number, there(fault));
                }
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

    private boolean canJudge(Method method) {
        boolean isOracle = method instanceof Oracle || method instanceof OraclePlace;
        return !isOracle || places.row().kind() != FaultKind.EXCHANGED;
    }

    private Series there(Fault fault) {
        return Series.of(
                IntStream.range(0, places.row().reach()).mapToDouble(k -> fault.isActive(fault.sinceLs() + k) ? 1 : 0));
    }

    private static SplittableRandom random(Places places, int run) {
        return new SplittableRandom(31L * run + places.row().id().hashCode());
    }

    /** The first fault of a run. */
    static Fault first(Places places, int run) {
        return places.draw(
                random(places, run), "fault 0", places.row().setting().before() + 1);
    }

    private int before() {
        return places.row().setting().before();
    }

    private List<LumisectionHistogram> stream(Simulator simulator, List<Fault> faults) {
        return IntStream.rangeClosed(1, before() + places.row().reach())
                .mapToObj(ls -> simulator.lumisection(run, ls, faults).histogram())
                .toList();
    }

    private GoodStudy.Recorder judged(Watcher watcher, List<LumisectionHistogram> maps) {
        GoodStudy.Recorder recorder = new GoodStudy.Recorder();
        for (LumisectionHistogram map : maps) {
            if (map.id().ls() <= before()) {
                watcher.next(map);
            } else {
                recorder.add(watcher.next(map));
            }
        }
        return recorder;
    }
}

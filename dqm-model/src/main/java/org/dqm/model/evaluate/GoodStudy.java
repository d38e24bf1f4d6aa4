package org.dqm.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.baseline.Judgement;
import org.dqm.model.baseline.Method;
import org.dqm.model.baseline.ScoredJudgement;
import org.dqm.model.baseline.Watcher;
import org.dqm.model.simulate.Simulator;

/**
 * One good run from beginning to end, without a single dead bin.
 *
 * <p>Gives {@code maps} per lumisection and, of methods with a score, {@code score}, {@code persistent} and
 * {@code anomalous} (1 or 0), of ours {@code error}.
 *
 * @param set name of the set of runs, {@code good} or {@code calibrate}
 */
record GoodStudy(String set, int run, int lumisections) implements Study {
    static final String MAPS = "maps";
    static final String SCORE = "score";
    static final String PERSISTENT = "persistent";
    static final String ANOMALOUS = "anomalous";
    static final String ERROR = "error";

    @Override
    public String unit() {
        return set + "/" + run;
    }

    @Override
    public Map<String, Map<String, Series>> measure(Simulator simulator, List<Method> methods) {
        List<LumisectionHistogram> maps = IntStream.rangeClosed(1, lumisections)
                .mapToObj(ls -> simulator.lumisection(run, ls, List.of()).histogram())
                .toList();
        Map<String, Map<String, Series>> results = new TreeMap<>();
        for (Method method : methods) {
            if (!(method instanceof ToldMethod)) {
                Recorder recorder = new Recorder();
                Watcher watcher = method.watch();
                maps.forEach(map -> recorder.add(watcher.next(map)));
                results.put(method.name(), recorder.series(""));
            }
        }
        return results;
    }

    /** Takes down what a method says. */
    static final class Recorder {
        private final Map<String, List<Double>> numbers = new TreeMap<>();

        void add(Judgement judgement) {
            add(MAPS, judgement.map());
            if (judgement instanceof ScoredJudgement scored) {
                add(SCORE, scored.score());
                add(PERSISTENT, scored.persistentScore());
                add(ANOMALOUS, scored.isAnomalous() ? 1 : 0);
                scored.reconstructionError().ifPresent(error -> add(ERROR, error));
            }
        }

        private void add(String name, double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalStateException("a statistic must be finite, got " + value + " for " + name);
            }
            numbers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }

        /** @param suffix added to every name */
        Map<String, Series> series(String suffix) {
            Map<String, Series> series = new TreeMap<>();
            numbers.forEach((name, values) ->
                    series.put(name + suffix, Series.of(values.stream().mapToDouble(v -> v))));
            return series;
        }
    }
}

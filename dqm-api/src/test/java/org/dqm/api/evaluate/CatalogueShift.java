package org.dqm.api.evaluate;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.dqm.alarm.Change;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Thresholds;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.baseline.Method;
import org.dqm.model.baseline.ScoredJudgement;
import org.dqm.model.baseline.Watcher;
import org.dqm.model.score.Scorer;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.Simulator;

/**
 * A run in which one fault follows another, each seen by several elements at once, as the depths of a calorimeter or
 * its occupancy, energy and timing see it; the service's alarm policy watches, and every alarm is acknowledged at once.
 */
final class CatalogueShift {
    /** A fault that went is an alarm's business for so many lumisections more. */
    private static final int AFTER = 3;

    private final ServedModel model;
    private final List<Simulator> elements;
    private final Optional<Method> oracle;

    /** @param oracle judges each element beside ours */
    CatalogueShift(ServedModel model, List<Simulator> elements, Optional<Method> oracle) {
        this.model = model;
        this.elements = List.copyOf(elements);
        this.oracle = oracle;
    }

    /**
     * What became of a fault.
     *
     * @param alarm lumisection of the first alarm while it lasted, if any
     * @param oracle the first in which the oracle would have raised one in any of the elements
     * @param alarms how many alarms there were about it
     * @param warnings how many stayed warnings
     */
    record Found(Fault fault, OptionalInt alarm, OptionalInt oracle, int alarms, int warnings) {}

    /**
     * A whole run.
     *
     * @param falseAlarms alarms between the faults
     * @param falseWarnings warnings between the faults
     */
    record Run(List<Found> faults, int falseAlarms, int falseWarnings) {}

    /** Scores a run with these faults, which follow each other and never overlap. */
    Run watch(int run, int lumisections, List<Fault> faults, Thresholds thresholds) {
        Map<String, Raised> raised = new TreeMap<>();
        faults.forEach(fault -> raised.put(fault.id(), new Raised()));
        Raised none = new Raised();
        ControlRoom room = new ControlRoom(elements.stream().map(Simulator::me).toList(), thresholds);
        List<Scorer> scorers =
                elements.stream().map(each -> model.scorer(new BitSet())).toList();
        List<Watcher> oracles = List.of();
        for (int ls = 1; ls <= lumisections; ls++) {
            int now = ls;
            Optional<Fault> fault = faults.stream().filter(f -> isAbout(f, now)).findFirst();
            Raised here = fault.map(f -> raised.getOrDefault(f.id(), none)).orElse(none);
            if (ls == 1 || faults.stream().anyMatch(f -> end(f) == now)) {
                oracles = elements.stream()
                        .flatMap(each -> oracle.stream())
                        .map(Method::watch)
                        .toList();
            }
            for (int i = 0; i < elements.size(); i++) {
                LumisectionHistogram map =
                        elements.get(i).lumisection(run, ls, faults).histogram();
                for (Change change : room.see(i, scorers.get(i).score(map))) {
                    here.saw(change, ls);
                }
                if (!oracles.isEmpty()
                        && judges(oracles.get(i), map)
                        && fault.filter(f -> f.isActive(now)).isPresent()) {
                    here.oracle = Math.min(here.oracle, ls);
                }
            }
            room.acknowledgeAll();
        }
        List<Found> found = faults.stream()
                .map(fault -> raised.getOrDefault(fault.id(), none).about(fault))
                .toList();
        return new Run(found, none.of(Severity.ALARM), none.of(Severity.WARN));
    }

    private static boolean judges(Watcher watcher, LumisectionHistogram map) {
        return watcher.next(map) instanceof ScoredJudgement judgement && judgement.isAnomalous();
    }

    private static boolean isAbout(Fault fault, int ls) {
        return ls >= fault.sinceLs() && ls < end(fault);
    }

    private static int end(Fault fault) {
        return fault.untilLs().orElseThrow() + AFTER;
    }

    /** The elements of a detector that see the same faults in the same beam. */
    static List<Simulator> elements(Simulator beam, int count) {
        return IntStream.range(0, count).mapToObj(beam::element).toList();
    }

    /** Alarms that were raised while one fault lasted, or between faults. */
    private static final class Raised {
        private final Map<Long, Severity> alarms = new HashMap<>();
        private final TreeSet<Integer> lumisections = new TreeSet<>();
        private int oracle = Integer.MAX_VALUE;

        private void saw(Change change, int ls) {
            if (change.cause().announces()) {
                Severity severity = change.to().severity();
                alarms.merge(change.to().id(), severity, (a, b) -> a.compareTo(b) > 0 ? a : b);
                if (severity == Severity.ALARM) {
                    lumisections.add(ls);
                }
            }
        }

        private int of(Severity severity) {
            return (int) alarms.values().stream().filter(severity::equals).count();
        }

        private Found about(Fault fault) {
            return new Found(
                    fault,
                    lumisections.isEmpty() ? OptionalInt.empty() : OptionalInt.of(lumisections.first()),
                    oracle == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(oracle),
                    of(Severity.ALARM),
                    of(Severity.WARN));
        }
    }
}

package org.dqm.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Outcome;
import org.dqm.domain.Verdict;
import org.dqm.model.network.Engine;
import org.dqm.model.score.Scorer;
import org.dqm.model.score.ScoringModel;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;

/**
 * Good shifts of many elements in one beam: how many alarms, and how many of them together.
 *
 * <p>Luminosity, events and beam spot are shared, so a mistake about them would show in many elements at once. An alarm
 * is an element's anomalous lumisection that does not follow another one of its own.
 */
public final class ShiftStudy {
    private final Detector detector;
    private final OptionalInt events;
    private final ScoringModel model;
    private final Supplier<Engine> engines;

    /** @param engines opens an engine; each thread has its own */
    public ShiftStudy(Detector detector, OptionalInt events, ScoringModel model, Supplier<Engine> engines) {
        this.detector = detector;
        this.events = events;
        this.model = model;
        this.engines = engines;
    }

    /**
     * One shift.
     *
     * @param run of the shift, which begins at lumisection 1
     * @param sight told of every verdict, of an element in order, of several by several threads
     */
    public Shift watch(long seed, int run, Size size, Sight sight, EvaluationProgress progress)
            throws InterruptedException {
        Simulator beam = new Simulator(detector, seed, events).with(Nuisances.STANDARD.withoutUnlabelledDead());
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        AtomicLong done = new AtomicLong();
        try (Engines own = new Engines(engines)) {
            List<Future<List<Alarm>>> elements = new ArrayList<>();
            for (int element = 0; element < size.elements; element++) {
                Simulator simulator = beam.element(element);
                elements.add(workers.submit(() -> {
                    List<Alarm> alarms = alarms(simulator, run, size.lumisections, own.get(), sight);
                    progress.at("shift", done.incrementAndGet(), size.elements, simulator.me());
                    return alarms;
                }));
            }
            List<Alarm> alarms = new ArrayList<>();
            for (Future<List<Alarm>> element : elements) {
                alarms.addAll(element.get());
            }
            return new Shift(run, size, alarms);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an element failed: " + e.getCause(), e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private List<Alarm> alarms(Simulator simulator, int run, int lumisections, Engine engine, Sight sight) {
        Scorer scorer = new Scorer(model, engine);
        List<Alarm> alarms = new ArrayList<>();
        boolean wasAnomalous = false;
        for (int ls = 1; ls <= lumisections; ls++) {
            LumisectionHistogram map = simulator.lumisection(run, ls, List.of()).histogram();
            Verdict verdict = scorer.score(map);
            sight.saw(simulator.element(), verdict);
            boolean isAnomalous = verdict.outcome() instanceof Outcome.Scored scored && scored.anomalous();
            if (isAnomalous && !wasAnomalous) {
                alarms.add(new Alarm(simulator.element(), ls));
            }
            wasAnomalous = isAnomalous;
        }
        return alarms;
    }

    /** Told of every verdict. */
    @FunctionalInterface
    public interface Sight {
        /** @param element its number in the beam, from 0 */
        void saw(int element, Verdict verdict);
    }

    /**
     * How large a shift is.
     *
     * @param elements in one beam
     * @param lumisections of each, 1,235 in 8 hours
     */
    public record Size(int elements, int lumisections) {
        /** Eight hours of a thousand elements. */
        public static final Size FULL = new Size(1_000, 1_235);
    }

    /** An element's alarm, and the lumisection that it began in. */
    public record Alarm(int element, int ls) {}

    /**
     * What happened in a shift.
     *
     * @param alarms by element, then lumisection
     */
    public record Shift(int run, Size size, List<Alarm> alarms) {
        public Shift {
            alarms = List.copyOf(alarms);
        }

        /** The most alarms that began within so many lumisections that follow each other. */
        public int mostWithin(int lumisections) {
            return (int) alarms.stream()
                    .mapToLong(first -> alarms.stream()
                            .filter(a -> a.ls() >= first.ls() && a.ls() < first.ls() + lumisections)
                            .count())
                    .max()
                    .orElse(0);
        }
    }
}

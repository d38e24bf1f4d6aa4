package org.dqm.model.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.calibrate.Calibration.GoodEvidence;
import org.dqm.model.network.Engine;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.Weights;
import org.dqm.model.onnx.OnnxRuntimeEngine;
import org.dqm.model.onnx.OnnxWriter;
import org.dqm.model.score.GoodRun;
import org.dqm.model.score.ScoringModel;

/** Scores runs that nobody has learnt from, on all cores; ONNX Runtime, since there are many. */
final class HeldOutEvidence {
    private final ScoringModel model;
    private final NetworkSpec spec;
    private final byte[] network;
    private final TrainingProgress progress;

    HeldOutEvidence(ScoringModel model, NetworkSpec spec, Weights weights, TrainingProgress progress) {
        this.model = model;
        this.spec = spec;
        this.network = OnnxWriter.write(spec, weights);
        this.progress = progress;
    }

    /** Evidence in the order of runs and lumisections, unmarked faults left out. */
    HeldOut of(List<LumisectionHistogram> heldOut) {
        Map<ElementRun, List<LumisectionHistogram>> runs = new LinkedHashMap<>();
        heldOut.forEach(histogram -> runs.computeIfAbsent(ElementRun.of(histogram), run -> new ArrayList<>())
                .add(histogram));
        ExecutorService workers =
                Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()));
        try {
            Map<ElementRun, Future<GoodRun>> results = new LinkedHashMap<>();
            runs.forEach((elementRun, run) -> results.put(elementRun, workers.submit(score(run))));
            return collect(results, heldOut.size());
        } finally {
            workers.shutdownNow();
        }
    }

    private Callable<GoodRun> score(List<LumisectionHistogram> run) {
        return () -> {
            try (Engine engine = new OnnxRuntimeEngine(spec, network)) {
                return GoodRun.of(model, engine, run);
            }
        };
    }

    private HeldOut collect(Map<ElementRun, Future<GoodRun>> results, int lumisections) {
        List<GoodEvidence> evidence = new ArrayList<>();
        SortedMap<Integer, List<List<Integer>>> leftOut = new TreeMap<>();
        int bins = 0;
        for (Map.Entry<ElementRun, Future<GoodRun>> result : results.entrySet()) {
            GoodRun run = get(result.getValue());
            evidence.addAll(run.evidence());
            if (!run.leftOut().isEmpty()) {
                List<List<Integer>> named =
                        leftOut.computeIfAbsent(result.getKey().run(), number -> new ArrayList<>());
                run.leftOut().stream().mapToObj(this::place).forEach(named::add);
            }
            bins += run.leftOut().cardinality();
            progress.at("calibration", evidence.size(), lumisections, bins + " bins left out");
        }
        return new HeldOut(evidence, leftOut);
    }

    private List<Integer> place(int bin) {
        int nx = model.reference().grid().nx();
        return List.of(bin % nx + 1, bin / nx + 1);
    }

    /**
     * What held-out runs show.
     *
     * @param leftOut by run, the bins {@code [x, y]} that were taken for faults nobody marked
     */
    record HeldOut(List<GoodEvidence> evidence, SortedMap<Integer, List<List<Integer>>> leftOut) {
        HeldOut {
            evidence = List.copyOf(evidence);
            leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
        }
    }

    /** Windows are those of one element in one run. */
    private record ElementRun(ElementKey element, int run) {
        static ElementRun of(LumisectionHistogram histogram) {
            return new ElementRun(histogram.id().element(), histogram.id().run());
        }
    }

    private static GoodRun get(Future<GoodRun> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run could not be scored: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

package org.dqm.model.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    List<GoodEvidence> of(List<LumisectionHistogram> heldOut) {
        Map<Integer, List<LumisectionHistogram>> runs = new TreeMap<>();
        heldOut.forEach(histogram -> runs.computeIfAbsent(histogram.id().run(), run -> new ArrayList<>())
                .add(histogram));
        ExecutorService workers =
                Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()));
        try {
            List<Future<GoodRun>> results = new ArrayList<>();
            runs.values().forEach(run -> results.add(workers.submit(score(run))));
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

    private List<GoodEvidence> collect(List<Future<GoodRun>> results, int lumisections) {
        List<GoodEvidence> evidence = new ArrayList<>();
        int leftOut = 0;
        for (Future<GoodRun> result : results) {
            GoodRun run = get(result);
            evidence.addAll(run.evidence());
            leftOut += run.leftOut().cardinality();
            progress.at("calibration", evidence.size(), lumisections, leftOut + " bins left out");
        }
        return evidence;
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

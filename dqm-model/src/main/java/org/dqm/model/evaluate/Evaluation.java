package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.dqm.model.baseline.Method;
import org.dqm.model.registry.Bundle;
import org.dqm.model.simulate.Simulator;

/**
 * Measures a bundle against the other methods on simulated runs, as much as was asked and is not there yet, and writes
 * {@code metrics.json}, {@code curves.json}, {@code differences.json} and {@code views.json} from all that is there.
 *
 * <p>Works on all processors; the result does not depend on how many there are.
 */
public final class Evaluation {
    private final EvaluationRequest request;
    private final Bundle bundle;
    private final EvaluationProgress progress;

    public Evaluation(EvaluationRequest request, Bundle bundle, EvaluationProgress progress) {
        this.request = request;
        this.bundle = bundle;
        this.progress = progress;
    }

    /**
     * Measures and writes.
     *
     * @return {@code metrics.json}
     * @throws IllegalArgumentException if the folder holds another evaluation
     */
    public ObjectNode run() throws IOException, InterruptedException {
        ObjectNode head = head();
        Parts parts = Parts.open(request.out(), head);
        try (Contestants contestants = new Contestants(request, bundle)) {
            measure(contestants, contestants.calibration(), Studies.calibration(request), parts);
            Simulator judged = contestants.judged();
            measure(contestants, judged, Studies.judged(request, judged), parts);
            if (request.isAsked(MetricsJson.OURS)) {
                progress.at("views", 0, 1, "examples, occlusion, network");
                ViewsJson views = ViewsJson.ofSimulated(request, bundle, judged);
                JsonFile.write(
                        request.out(),
                        "views.json",
                        views.write((model, engine) -> new ExampleMaps(model, engine, judged).write(request)));
            }
        }
        Simulator plain = new Simulator(request.detector(), 1, request.events());
        ObjectNode metrics =
                new MetricsJson(parts, row -> new Places(plain, row).medianBins()).write(head, FaultRow.all());
        JsonFile.write(request.out(), "metrics.json", metrics);
        JsonFile.write(request.out(), "curves.json", new CurvesJson(parts).write(request.rows()));
        JsonFile.write(request.out(), "differences.json", new DifferencesJson(parts, 1).write(FaultRow.all()));
        return metrics;
    }

    private ObjectNode head() {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("model", bundle.manifest().model().toString());
        head.put("detector", request.detector().name());
        head.put("detector_version", request.detector().version());
        head.put("seed", request.runs().seed());
        request.events().ifPresent(events -> head.put("events", events));
        head.put("lumisections_per_run", request.lumisections());
        head.put("gate", request.isGate());
        return head;
    }

    private void measure(Contestants contestants, Simulator simulator, List<Study> studies, Parts parts)
            throws InterruptedException {
        List<String> needed = contestants.names().stream()
                .filter(name -> studies.stream().anyMatch(study -> !parts.has(name, study.unit())))
                .toList();
        List<Method> methods = new ArrayList<>();
        for (String name : needed) {
            progress.at("fit", methods.size(), needed.size(), name);
            methods.add(contestants.method(name));
        }
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
                    Thread thread = new Thread(task, "evaluate");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            AtomicLong done = new AtomicLong();
            List<Future<?>> pending = new ArrayList<>();
            for (Study study : studies) {
                pending.add(workers.submit(() -> {
                    List<Method> missing = methods.stream()
                            .filter(method -> !parts.has(method.name(), study.unit()))
                            .toList();
                    if (!missing.isEmpty()) {
                        study.measure(simulator, missing)
                                .forEach((method, series) -> parts.add(method, study.unit(), series));
                    }
                    progress.at("measure", done.incrementAndGet(), studies.size(), study.unit());
                }));
            }
            for (Future<?> one : pending) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a study failed: " + e.getCause(), e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}

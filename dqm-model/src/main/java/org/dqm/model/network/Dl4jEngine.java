package org.dqm.model.network;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs a network with DL4J. Safe for several threads, which it serves one at a time: give every worker its own for
 * more speed. One thread does all the work, because ND4J keeps its working memory per thread.
 */
public final class Dl4jEngine implements Engine {
    private final NetworkSpec spec;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "dl4j-engine");
        thread.setDaemon(true);
        return thread;
    });
    private final Dl4jGraph graph;

    public Dl4jEngine(NetworkSpec spec, Weights weights) {
        this.spec = spec;
        this.graph = onWorker(() -> Dl4jGraph.forScoring(spec, weights));
    }

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public float[] run(float[] inputs, int batch) {
        spec.requireInputs(inputs, batch);
        return onWorker(() -> graph.run(inputs, batch));
    }

    @Override
    public void close() {
        if (!worker.isShutdown()) {
            onWorker(() -> {
                graph.close();
                return true;
            });
            worker.shutdown();
        }
    }

    private <T> T onWorker(Callable<T> task) {
        try {
            return worker.submit(task).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the network ran", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the network did not run: " + e.getCause(), e.getCause());
        }
    }
}

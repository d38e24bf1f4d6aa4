package org.dqm.api.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A fixed number of threads that share the work of one batch. */
final class Workers implements AutoCloseable {
    private final ExecutorService threads;

    Workers(int count) {
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "score-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs all tasks, in any order; their results in the order of the tasks. */
    <T> List<T> all(List<Supplier<T>> tasks) {
        List<CompletableFuture<T>> running = new ArrayList<>(tasks.size());
        for (Supplier<T> task : tasks) {
            running.add(CompletableFuture.supplyAsync(task, threads));
        }
        List<T> results = new ArrayList<>(tasks.size());
        for (CompletableFuture<T> each : running) {
            results.add(result(each));
        }
        return results;
    }

    private static <T> T result(CompletableFuture<T> running) {
        try {
            return running.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                // No fault of a record: it must not be taken for one that cannot be stored.
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

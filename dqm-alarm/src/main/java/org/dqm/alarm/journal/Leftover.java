package org.dqm.alarm.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dqm.domain.FatalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that outlived the process which had started it: it still holds the data directory.
 *
 * <p>Its processes are known by their working directory, which is the data directory, so a process that merely got
 * the number in {@code postmaster.pid} is left alone. Linux only.
 */
final class Leftover {
    private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);
    private static final Duration CLEAN_STOP = Duration.ofSeconds(20);
    private static final Duration KILLED = Duration.ofSeconds(5);

    private Leftover() {}

    /** Stops it and waits for its last process: a server that was killed leaves some behind for a moment. */
    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        Optional<ProcessHandle> named = processNamedIn(pidFile);
        if (named.isPresent()) {
            switch (whereabouts(named.get(), data)) {
                case HERE -> interrupt(named.get());
                // Dying: it has no directory any more, but the next server would still see its number.
                case UNKNOWN -> haveEnded(List.of(named.get()), KILLED);
                // The next server would take this stranger for its predecessor.
                case ELSEWHERE -> Files.delete(pidFile);
            }
        }
        killTheRest(data);
    }

    private static void killTheRest(Path data) {
        List<ProcessHandle> rest = ProcessHandle.allProcesses()
                .filter(process -> whereabouts(process, data) == Whereabouts.HERE)
                .toList();
        rest.forEach(ProcessHandle::destroyForcibly);
        if (!haveEnded(rest, KILLED)) {
            throw new FatalException(
                    "processes " + rest.stream().map(ProcessHandle::pid).toList() + " hold " + data
                            + " and cannot be stopped; stop them by hand");
        }
    }

    private static Optional<ProcessHandle> processNamedIn(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,9}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
    }

    private static Whereabouts whereabouts(ProcessHandle process, Path data) {
        Path ofProcess = Path.of("/proc", Long.toString(process.pid()));
        try {
            boolean here = Files.readSymbolicLink(ofProcess.resolve("cwd")).equals(data)
                    && Files.readString(ofProcess.resolve("cmdline")).contains("postgres");
            return here ? Whereabouts.HERE : Whereabouts.ELSEWHERE;
        } catch (IOException | SecurityException e) {
            return Whereabouts.UNKNOWN;
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits for all clients. */
    private static void interrupt(ProcessHandle process) throws IOException {
        LOG.info("stopping the PostgreSQL that is left over, process {}", process.pid());
        new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid()).start();
        if (!haveEnded(List.of(process), CLEAN_STOP)) {
            LOG.warn("PostgreSQL does not stop; killing it");
        }
    }

    private static boolean haveEnded(List<ProcessHandle> processes, Duration within) {
        CompletableFuture<Void> all = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            all.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process cannot fail", e);
        }
    }

    /** Whether a process is a PostgreSQL in the data directory; unknown if it is dying or another user's. */
    private enum Whereabouts {
        HERE,
        ELSEWHERE,
        UNKNOWN
    }
}

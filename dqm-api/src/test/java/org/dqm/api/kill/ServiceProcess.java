package org.dqm.api.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real service in a process of its own, with broker and database embedded, and ways to kill it. */
final class ServiceProcess {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Path folder;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI status;

    /** What to kill. */
    enum Victim {
        SERVICE,
        DATABASE,
        EVERYTHING
    }

    private ServiceProcess(Path folder, Process process, URI status) {
        this.folder = folder;
        this.process = process;
        this.status = status;
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param folder holds {@code dqm.yml}, the data and the log
     */
    static ServiceProcess start(Path folder, int port) throws IOException, InterruptedException {
        // setsid: a process group of its own, so that killing it does not kill the test.
        List<String> command = List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "-Ddqm.root=" + System.getProperty("dqm.root"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.dqm.api.cli.Main",
                "serve",
                "--config",
                folder.resolve("dqm.yml").toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("service.log").toFile()))
                .start();
        ServiceProcess service =
                new ServiceProcess(folder, process, URI.create("http://127.0.0.1:" + port + "/api/v1/status"));
        service.await(START, service::isAnswering);
        return service;
    }

    /** Something that comes true in time. */
    interface Claim {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Waits for {@code claim}; fails if the process ends before. */
    void await(Duration longest, Claim claim) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!claim.holds()) {
            if (System.nanoTime() > deadline || hasEndedAfter(LOOK_AGAIN)) {
                throw new AssertionError("gave up waiting for the service; its log ends with\n" + logTail());
            }
        }
    }

    /** Lets it run for a while. */
    void run(Duration time) throws IOException, InterruptedException {
        if (hasEndedAfter(time)) {
            throw new AssertionError("the service has ended by itself; its log ends with\n" + logTail());
        }
    }

    /** Records scored and not scored so far. */
    long recorded() throws IOException, InterruptedException {
        Optional<JsonNode> now = status();
        if (now.isEmpty()) {
            return 0;
        }
        JsonNode records = now.get().path("records");
        long recorded = records.path("scored").asLong();
        for (JsonNode reason : records.path("notScored")) {
            recorded += reason.asLong();
        }
        return recorded;
    }

    /** kill −9. */
    void kill(Victim victim) throws IOException, InterruptedException {
        List<String> targets = new ArrayList<>();
        switch (victim) {
            case SERVICE -> targets.add(Long.toString(process.pid()));
            case DATABASE -> targets.add(postmaster());
            case EVERYTHING -> {
                String postmaster = postmaster();
                targets.add("-" + process.pid());
                targets.add(postmaster);
                ProcessHandle.of(Long.parseLong(postmaster)).stream()
                        .flatMap(ProcessHandle::children)
                        .map(child -> Long.toString(child.pid()))
                        .forEach(targets::add);
            }
        }
        List<String> command = new ArrayList<>(List.of("kill", "-9", "--"));
        command.addAll(targets);
        new ProcessBuilder(command).start().waitFor();
        if (victim != Victim.DATABASE) {
            process.waitFor();
        }
    }

    /** Asks it to end, as Ctrl-C does. */
    int terminate(Duration longest) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the service did not end within " + longest);
        }
        return process.exitValue();
    }

    private boolean hasEndedAfter(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isAnswering() throws InterruptedException {
        return status().isPresent();
    }

    private Optional<JsonNode> status() throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(status)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? Optional.of(new ObjectMapper().readTree(response.body()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String postmaster() throws IOException {
        return Files.readAllLines(folder.resolve("data/postgres/data/postmaster.pid"))
                .get(0)
                .strip();
    }

    private String logTail() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("service.log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }
}

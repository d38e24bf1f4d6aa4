package org.dqm.api.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A person who acknowledges the standing alarm and takes it back, over and over, whatever happens to the service; keeps
 * what the service has granted.
 */
final class Shifter implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI alarms;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Thread thread = new Thread(this::run, "shifter");
    private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private int clicks;

    Shifter(int port) {
        this.alarms = URI.create("http://127.0.0.1:" + port + "/api/v1/alarms");
        thread.start();
    }

    /** Comments of the acknowledgements that were granted, in order; final once it is closed. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    click();
                } catch (IOException away) {
                    // Killed: nobody knows whether the last click counted, so its comment is not kept.
                }
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void click() throws IOException, InterruptedException {
        Optional<JsonNode> standing = standing();
        if (standing.isEmpty()) {
            return;
        }
        JsonNode alarm = standing.get();
        if (alarm.path("acknowledgement").asText().equals("UNACKED")) {
            String comment = "click " + ++clicks;
            String body = JSON.createObjectNode().put("comment", comment).toString();
            if (send(alarm, "POST", HttpRequest.BodyPublishers.ofString(body)) == 200) {
                acknowledged.add(comment);
            }
        } else {
            int unused = send(alarm, "DELETE", HttpRequest.BodyPublishers.noBody());
        }
    }

    private Optional<JsonNode> standing() throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(alarms).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200
                ? StreamSupport.stream(
                                JSON.readTree(response.body()).path("items").spliterator(), false)
                        .filter(alarm -> alarm.path("dataset").asText().equals(Feed.STANDING))
                        .findFirst()
                : Optional.empty();
    }

    private int send(JsonNode alarm, String method, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(alarms + "/" + alarm.path("id").asLong() + "/acknowledgement"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"r" + alarm.path("revision").asInt() + "\"")
                .method(method, body)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

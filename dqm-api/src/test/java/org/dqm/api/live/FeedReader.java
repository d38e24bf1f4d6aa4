package org.dqm.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the live feed. */
final class FeedReader implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 15;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private FeedReader(int port, boolean reads) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("dqm-alarms.v1")
                .buildAsync(URI.create("ws://localhost:" + port + "/ws/v1/alarms"), new Listener(reads))
                .join();
    }

    static FeedReader open(int port) {
        return new FeedReader(port, true);
    }

    /** A client that says hello and then never takes a byte off its socket. */
    static FeedReader stuck(int port) {
        return new FeedReader(port, false).say("{\"type\":\"hello\"}");
    }

    FeedReader say(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    /** The next message of this type; bookmarks before it are passed over. */
    JsonNode next(String type) throws InterruptedException, JsonProcessingException {
        while (true) {
            String text = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(text).as("a message of type " + type).isNotNull();
            JsonNode message = JSON.readTree(text);
            if (message.path("type").asText().equals(type)) {
                return message;
            }
            assertThat(message.path("type").asText()).as("before " + type).isEqualTo("bookmark");
        }
    }

    /** The code with which the service closed the connection. */
    int closeCode() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final boolean reads;
        private final StringBuilder text = new StringBuilder();

        Listener(boolean reads) {
            this.reads = reads;
        }

        @Override
        public void onOpen(WebSocket webSocket) {
            if (reads) {
                webSocket.request(Long.MAX_VALUE);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(text.toString());
                text.setLength(0);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}

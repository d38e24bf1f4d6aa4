package org.dqm.api.live;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The WebSocket of the live feed. */
@ServerWebSocket(value = "/ws/v1/alarms", subprotocols = "dqm-alarms.v1")
final class AlarmSocket {
    private static final String CLIENT = "client";
    private static final int MAX_MESSAGE_BYTES = 16 * 1024;

    private final LiveFeed feed;

    AlarmSocket(LiveFeed feed) {
        this.feed = feed;
    }

    @OnOpen
    void opened(WebSocketSession session) {
        session.put(CLIENT, feed.open(new SessionWire(session)));
    }

    @OnMessage(maxPayloadLength = MAX_MESSAGE_BYTES)
    void heard(String text, WebSocketSession session) {
        client(session).ifPresent(client -> feed.heard(client, text));
    }

    @OnClose
    void closed(WebSocketSession session) {
        client(session).ifPresent(feed::closed);
    }

    @OnError
    void failed(WebSocketSession session, Throwable failure) {
        client(session).ifPresent(client -> client.close(CloseCode.BAD_MESSAGE, "not a text frame of this protocol"));
    }

    private static Optional<Client> client(WebSocketSession session) {
        return session.get(CLIENT, Client.class);
    }

    private record SessionWire(WebSocketSession session) implements Wire {
        @Override
        public CompletionStage<?> send(String frame) {
            try {
                return session.sendAsync(frame);
            } catch (WebSocketSessionException e) {
                return CompletableFuture.failedStage(e);
            }
        }

        @Override
        public void close(CloseCode code, String reason) {
            session.close(new CloseReason(code.code(), reason));
        }
    }
}

package org.dqm.api.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A connection that remembers what was sent, and takes frames only while it is open to them. */
final class RecordingWire implements Wire {
    private final List<String> sent = new ArrayList<>();
    private Optional<CompletableFuture<Void>> stuck = Optional.empty();
    private boolean takes = true;
    private Optional<CloseCode> closed = Optional.empty();

    @Override
    public CompletionStage<?> send(String frame) {
        sent.add(frame);
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (takes) {
            done.complete(null);
        } else {
            stuck = Optional.of(done);
        }
        return done;
    }

    @Override
    public void close(CloseCode code, String reason) {
        closed = Optional.of(code);
    }

    void block() {
        takes = false;
    }

    void release() {
        takes = true;
        stuck.ifPresent(frame -> frame.complete(null));
    }

    /** The types of the frames sent so far, in order. */
    List<String> types() {
        return sent.stream()
                .map(frame -> frame.replaceAll("^\\{\"type\":\"([a-z_]+)\".*$", "$1"))
                .toList();
    }

    String last() {
        return sent.get(sent.size() - 1);
    }

    Optional<CloseCode> closed() {
        return closed;
    }
}

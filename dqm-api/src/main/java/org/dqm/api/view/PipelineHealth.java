package org.dqm.api.view;

import java.time.Duration;
import java.time.Instant;
import org.dqm.api.view.PipelineStatus.Reach;

/** How the pipeline is, in one word each for its data and its models. */
public record PipelineHealth(Data data, Model model) {
    /** A loop that has not gone round for so long is down. */
    static final Duration HEARTBEAT_LIMIT = Duration.ofSeconds(15);
    /** Without a record for so long there is no run. */
    static final Duration IDLE_AFTER = Duration.ofSeconds(60);
    /** So many unread records are more than a burst. */
    static final long LATE_RECORDS = 1_000;

    /** State of the input. */
    public enum Data {
        OK,
        /** Nothing arrives: no run. Not a fault. */
        IDLE,
        /** Arrives faster than it is read. */
        LATE,
        /** Broker, database or loop do not answer. */
        DOWN
    }

    /** State of the models. */
    public enum Model {
        OK,
        /** No model is loaded: nothing is watched. */
        NONE,
        /** At least one model failed its checks. */
        REFUSED
    }

    public static PipelineHealth of(PipelineStatus status, Instant now) {
        return new PipelineHealth(data(status, now), model(status));
    }

    private static Data data(PipelineStatus status, Instant now) {
        boolean answers = status.kafka() == Reach.UP && status.database() == Reach.UP;
        if (!answers || status.heartbeat().plus(HEARTBEAT_LIMIT).isBefore(now)) {
            return Data.DOWN;
        }
        if (status.lagRecords().orElse(0) > LATE_RECORDS) {
            return Data.LATE;
        }
        boolean arriving = status.position()
                .filter(position -> !position.arrived().plus(IDLE_AFTER).isBefore(now))
                .isPresent();
        return arriving ? Data.OK : Data.IDLE;
    }

    private static Model model(PipelineStatus status) {
        if (status.models().isEmpty()) {
            return Model.NONE;
        }
        boolean refused =
                status.models().stream().anyMatch(model -> model.refused().isPresent());
        return refused ? Model.REFUSED : Model.OK;
    }
}

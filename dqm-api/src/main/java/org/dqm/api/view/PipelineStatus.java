package org.dqm.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.domain.ModelVersion;
import org.dqm.domain.NotScoredReason;

/**
 * What the pipeline says of itself at one moment.
 *
 * @param position the last lumisection that arrived, empty before the first
 * @param lagRecords records in Kafka that are still to be read, empty while unknown
 * @param heartbeat when the loop last went round
 */
public record PipelineStatus(
        Optional<Position> position,
        Records records,
        OptionalLong lagRecords,
        List<Model> models,
        Watching watching,
        Instant heartbeat,
        Reach kafka,
        Reach database) {
    public PipelineStatus {
        models = List.copyOf(models);
    }

    /** A lumisection and when its newest record arrived. */
    public record Position(int run, int ls, Instant arrived) {}

    /** Records since the database was made, those of other replicas included. */
    public record Records(
            long decoded, long rejected, long scored, long duplicate, Map<NotScoredReason, Long> notScored) {
        public Records {
            notScored = Map.copyOf(notScored);
        }
    }

    /**
     * A model that was found.
     *
     * @param element the pattern of elements that it covers
     * @param engine name of the engine that runs it
     * @param refused why it was not loaded; empty if it scores
     */
    public record Model(ModelVersion version, String element, String engine, Optional<String> refused) {}

    /** Elements that a model scores, of all elements seen. */
    public record Watching(int watched, int seen) {}

    /** Whether something outside answers. */
    public enum Reach {
        UP,
        DOWN
    }
}

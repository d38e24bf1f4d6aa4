package org.dqm.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.api.view.PipelineStatus.Model;
import org.dqm.api.view.PipelineStatus.Position;
import org.dqm.api.view.PipelineStatus.Reach;
import org.dqm.api.view.PipelineStatus.Records;
import org.dqm.api.view.PipelineStatus.Watching;
import org.dqm.domain.ModelVersion;
import org.junit.jupiter.api.Test;

class PipelineHealthTest {
    private static final Instant NOW = Alarms.START;
    private static final Model GOOD = new Model(new ModelVersion("hcal", 1), "Hcal/**", "dl4j", Optional.empty());
    private static final Model REFUSED =
            new Model(new ModelVersion("pixel", 2), "Pixel/**", "dl4j", Optional.of("golden outputs differ"));

    @Test
    void recordsArrivingAndAModelAreGood() {
        PipelineHealth health = PipelineHealth.of(status(Duration.ofSeconds(1), 0, Reach.UP, GOOD), NOW);

        assertThat(health).isEqualTo(new PipelineHealth(PipelineHealth.Data.OK, PipelineHealth.Model.OK));
    }

    @Test
    void noRunIsNotAFault() {
        PipelineHealth health = PipelineHealth.of(status(Duration.ofHours(3), 0, Reach.UP, GOOD), NOW);

        assertThat(health.data()).isEqualTo(PipelineHealth.Data.IDLE);
    }

    @Test
    void aLongQueueIsLate() {
        PipelineHealth health = PipelineHealth.of(status(Duration.ofSeconds(1), 5_000, Reach.UP, GOOD), NOW);

        assertThat(health.data()).isEqualTo(PipelineHealth.Data.LATE);
    }

    @Test
    void aBrokerThatDoesNotAnswerIsDownWhateverElseHolds() {
        PipelineHealth health = PipelineHealth.of(status(Duration.ofSeconds(1), 0, Reach.DOWN, GOOD), NOW);

        assertThat(health.data()).isEqualTo(PipelineHealth.Data.DOWN);
    }

    @Test
    void aLoopThatStoppedIsDown() {
        PipelineHealth health = PipelineHealth.of(
                status(Duration.ofSeconds(1), 0, Reach.UP, GOOD),
                NOW.plus(PipelineHealth.HEARTBEAT_LIMIT.plusMillis(1)));

        assertThat(health.data()).isEqualTo(PipelineHealth.Data.DOWN);
    }

    @Test
    void oneRefusedModelShows() {
        assertThat(PipelineHealth.of(status(Duration.ZERO, 0, Reach.UP, GOOD, REFUSED), NOW)
                        .model())
                .isEqualTo(PipelineHealth.Model.REFUSED);
        assertThat(PipelineHealth.of(status(Duration.ZERO, 0, Reach.UP), NOW).model())
                .isEqualTo(PipelineHealth.Model.NONE);
    }

    private static PipelineStatus status(Duration sinceRecord, long lag, Reach kafka, Model... models) {
        return new PipelineStatus(
                Optional.of(new Position(7, 3, NOW.minus(sinceRecord))),
                new Records(3, 0, 3, 0, Map.of()),
                OptionalLong.of(lag),
                List.of(models),
                new Watching(1, 1),
                NOW,
                kafka,
                Reach.UP);
    }
}

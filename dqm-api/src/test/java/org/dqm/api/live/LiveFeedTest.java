package org.dqm.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.event.ShutdownEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dqm.api.view.Alarms;
import org.dqm.api.view.PipelineStatus;
import org.dqm.api.view.PipelineStatus.Position;
import org.dqm.api.view.PipelineStatus.Reach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
    private static final String HELLO = "{\"type\":\"hello\"}";

    private final AtomicInteger lumisection = new AtomicInteger();
    private final MemoryFeed source = new MemoryFeed();
    private final LiveFeed feed = new LiveFeed(source, this::status, Clock.systemUTC(), Alarms.json());
    private final QueueWire wire = new QueueWire();

    @BeforeEach
    void start() {
        feed.start();
    }

    @AfterEach
    void stop() {
        feed.stop(new ShutdownEvent(ApplicationContext.builder().build()));
    }

    @Test
    void aJournalThatIsAwaySilencesNoHeartbeat() throws InterruptedException {
        feed.heard(feed.open(wire), HELLO);
        wire.take("snapshot_end");

        source.goAway();
        feed.committed();

        wire.take("bookmark");
        wire.take("bookmark");
    }

    @Test
    void whoComesWhileTheJournalIsAwayIsWelcomedWhenItIsBack() throws InterruptedException {
        source.goAway();
        feed.heard(feed.open(wire), HELLO);
        feed.committed();

        source.comeBack();

        wire.take("welcome");
        wire.take("snapshot");
    }

    @Test
    void whatHappensWhileTheJournalIsAwayIsToldAfterwards() throws InterruptedException {
        feed.heard(feed.open(wire), HELLO);
        wire.take("snapshot_end");
        source.goAway();
        feed.committed();
        source.add(Alarms.dead(1, "Hcal"));

        source.comeBack();

        assertThat(wire.take("events")).contains("\"from\":0,\"to\":1");
    }

    @Test
    void whoCannotJoinIsToldToConnectAgain() throws InterruptedException {
        source.breakDown();

        feed.heard(feed.open(wire), HELLO);

        assertThat(wire.frames.poll(15, TimeUnit.SECONDS)).isEqualTo("closed: RESTART");
    }

    @Test
    void anotherFilterIsAnsweredWithASnapshotOfWhatPassesIt() throws InterruptedException {
        source.add(Alarms.dead(1, "Hcal"));
        source.add(Alarms.dead(2, "Pixel"));
        Client client = feed.open(wire);
        feed.heard(client, HELLO);
        wire.take("snapshot_end");

        feed.heard(client, "{\"type\":\"filter\",\"filter\":{\"subsystem\":\"Pixel\"}}");

        assertThat(wire.take("snapshot")).contains("\"id\":2").doesNotContain("\"id\":1,");
    }

    @Test
    void aFilterBeforeTheSnapshotHasEndedIsAnsweredToo() throws InterruptedException {
        source.add(Alarms.dead(1, "Hcal"));
        source.add(Alarms.dead(2, "Pixel"));
        source.goAway();
        Client client = feed.open(wire);
        feed.heard(client, HELLO);

        feed.heard(client, "{\"type\":\"filter\",\"filter\":{\"subsystem\":\"Hcal\"}}");
        feed.heard(client, "{\"type\":\"filter\",\"filter\":{\"subsystem\":\"Pixel\"}}");
        source.comeBack();

        wire.take("welcome");
        wire.take("snapshot_end");
        wire.take("snapshot_end");
        assertThat(wire.take("snapshot")).contains("\"id\":2").doesNotContain("\"id\":1,");
        wire.take("bookmark");
        source.add(Alarms.dead(3, "Hcal"));
        source.add(Alarms.dead(4, "Pixel"));
        assertThat(wire.take("events")).contains("\"id\":4,\"revision\"").doesNotContain("\"id\":3,\"revision\"");
    }

    @Test
    void whoResumesWhileTheJournalGoesAwayMissesNothing() throws InterruptedException {
        for (int id = 1; id <= 600; id++) {
            source.add(Alarms.dead(id, "Hcal"));
        }
        source.goAwayAtSlice(3);

        feed.heard(feed.open(wire), "{\"type\":\"hello\",\"resume\":{\"epoch\":\"" + source.epoch() + "\",\"to\":0}}");

        assertThat(wire.take("welcome")).contains("resume");
        String told = "";
        while (!told.contains("\"to\":600")) {
            told += wire.take("events");
        }
        assertThat(told).contains("\"id\":1,\"revision\"", "\"id\":501,\"revision\"", "\"id\":600,\"revision\"");
    }

    private PipelineStatus status() {
        return new PipelineStatus(
                Optional.of(new Position(7, lumisection.incrementAndGet(), Instant.now())),
                new PipelineStatus.Records(0, 0, 0, 0, Map.of()),
                OptionalLong.empty(),
                List.of(),
                new PipelineStatus.Watching(0, 0),
                Instant.now(),
                Reach.UP,
                Reach.UP);
    }

    private static final class QueueWire implements Wire {
        private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

        @Override
        public CompletionStage<?> send(String frame) {
            frames.add(frame);
            return CompletableFuture.completedStage(frame);
        }

        @Override
        public void close(CloseCode code, String reason) {
            frames.add("closed: " + code);
        }

        /** The next frame of this type; others before it are passed over. */
        String take(String type) throws InterruptedException {
            while (true) {
                String frame = frames.poll(15, TimeUnit.SECONDS);
                assertThat(frame).as("a frame of type " + type).isNotNull();
                if (frame.startsWith("{\"type\":\"" + type + "\"")) {
                    return frame;
                }
            }
        }
    }
}

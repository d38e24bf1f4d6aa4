package org.dqm.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.dqm.alarm.flood.Flood;
import org.dqm.api.view.Alarms;
import org.dqm.api.view.PipelineHealth;
import org.dqm.api.view.PipelineView;
import org.junit.jupiter.api.Test;

class ClientTest {
    private final SettableClock clock = new SettableClock();
    private final RecordingWire wire = new RecordingWire();
    private final Frames frames = new Frames(Alarms.json(), Alarms.views());
    private final Client client = new Client(wire, frames, clock);

    @Test
    void aClientThatNeverSaysHelloIsClosed() {
        clock.pass(Client.HELLO_LIMIT.plusMillis(1));

        client.tick(pulse(1));

        assertThat(wire.closed()).contains(CloseCode.HELLO_TIMEOUT);
    }

    @Test
    void aHeartbeatComesEveryFiveSeconds() {
        begin(3);

        client.tick(pulse(1));
        clock.pass(Duration.ofMillis(4_900));
        client.tick(pulse(1));
        clock.pass(Duration.ofMillis(100));
        client.tick(pulse(1));

        assertThat(wire.types()).containsExactly("snapshot_end", "bookmark", "bookmark");
        assertThat(wire.last()).contains("\"to\":3");
    }

    @Test
    void aNewLumisectionIsToldWithinASecond() {
        begin(3);
        client.tick(pulse(1));

        clock.pass(Duration.ofMillis(500));
        client.tick(pulse(2));
        assertThat(wire.types()).containsExactly("snapshot_end", "bookmark");

        clock.pass(Duration.ofMillis(500));
        client.tick(pulse(2));
        assertThat(wire.types()).containsExactly("snapshot_end", "bookmark", "bookmark");
    }

    @Test
    void aFloodIsToldWithinASecondAndWithWhatHappens() {
        begin(3);
        client.tick(pulse(1));
        frames.tell(List.of(new Flood("Hcal", Alarms.START, Optional.empty(), 23)));

        client.offer(slice(3, 4));
        client.tick(pulse(1));
        assertThat(wire.last()).startsWith("{\"type\":\"events\"").contains("\"flood\":[{\"subsystem\":\"Hcal\"");

        clock.pass(Duration.ofSeconds(1));
        client.tick(pulse(1));
        assertThat(wire.last()).startsWith("{\"type\":\"bookmark\"").contains("\"alarms\":23}]");
    }

    @Test
    void aClientThatWasLostMayStillAskForAnotherFilter() {
        begin(0);
        wire.block();
        client.offer(slice(0, 1));
        client.tick(pulse(1));
        clock.pass(Client.RESYNC_AFTER.plusMillis(1));
        client.tick(pulse(1));

        assertThat(client.join(new FeedFilter(Optional.of("Pixel")), false)).isTrue();
        wire.release();

        assertThat(client.tick(pulse(1))).as("a snapshot is due").isTrue();
        assertThat(client.filter().subsystem()).contains("Pixel");
    }

    @Test
    void whatHappensWhileAFrameIsOnItsWayFollowsAsOneFrame() {
        begin(0);
        wire.block();
        client.offer(slice(0, 1));
        client.tick(pulse(1));

        client.offer(slice(1, 2));
        client.offer(slice(2, 3));
        wire.release();

        assertThat(wire.types()).containsExactly("snapshot_end", "events", "events");
        assertThat(wire.last()).contains("\"from\":1,\"to\":3");
    }

    @Test
    void aClientBlockedForFiveSecondsGetsASnapshotWhenItTakesAgain() {
        begin(0);
        wire.block();
        client.offer(slice(0, 1));
        client.tick(pulse(1));
        clock.pass(Client.RESYNC_AFTER.plusMillis(1));
        assertThat(client.tick(pulse(1))).isFalse();

        wire.release();

        assertThat(client.tick(pulse(1))).isTrue();
        assertThat(wire.last()).isEqualTo("{\"type\":\"resync\",\"reason\":\"too slow\"}");
        client.begin(List.of(frames.snapshotEnd(50, FeedFilter.ALL)), 50);
        assertThat(wire.last()).isEqualTo(frames.snapshotEnd(50, FeedFilter.ALL));
    }

    @Test
    void aClientWithTooMuchToBeToldGetsASnapshot() {
        begin(0);
        client.offer(new EncodedSlice(0, 9_000, many(9_000), List.of()));

        client.tick(pulse(1));
        boolean needsSnapshot = client.tick(pulse(1));

        assertThat(needsSnapshot).isTrue();
        assertThat(wire.types()).containsExactly("snapshot_end", "resync");
    }

    @Test
    void aClientBlockedForThirtySecondsIsClosed() {
        begin(0);
        wire.block();
        client.offer(slice(0, 1));
        client.tick(pulse(1));
        clock.pass(Client.RESYNC_AFTER.plusMillis(1));
        client.tick(pulse(1));

        clock.pass(Client.CLOSE_AFTER);
        client.tick(pulse(1));

        assertThat(wire.closed()).contains(CloseCode.TOO_SLOW);
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void helloComesFirstAndOnce() {
        assertThat(client.join(FeedFilter.ALL, false)).isFalse();
        assertThat(client.join(FeedFilter.ALL, true)).isTrue();
        assertThat(client.join(FeedFilter.ALL, true)).isFalse();
    }

    private void begin(long to) {
        client.join(FeedFilter.ALL, true);
        client.begin(List.of(frames.snapshotEnd(to, FeedFilter.ALL)), to);
    }

    private static EncodedSlice slice(long from, long to) {
        return new EncodedSlice(from, to, List.of(item(to)), List.of());
    }

    private static List<EncodedItem> many(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(ClientTest::item).toList();
    }

    private static EncodedItem item(long seq) {
        return new EncodedItem(seq, Alarms.dead(seq, "Hcal"), "{}");
    }

    private Pulse pulse(int ls) {
        return new Pulse(
                clock.instant(),
                new PipelineView(
                        Optional.of(7),
                        Optional.of(ls),
                        Optional.of(10L),
                        new PipelineHealth(PipelineHealth.Data.OK, PipelineHealth.Model.OK)),
                frames.floods());
    }
}

package org.dqm.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.dqm.api.view.Alarms;
import org.junit.jupiter.api.Test;

class ClientQueueTest {
    private static final int ROOMY = 1_000_000;

    @Test
    void anAlarmThatChangesTwiceIsToldOnceInItsLatestState() {
        ClientQueue queue = new ClientQueue(10, FeedFilter.ALL);
        queue.offer(slice(10, 12, item(11, 1), item(12, 2)));
        queue.offer(slice(12, 13, item(13, 1)));

        EncodedSlice told = queue.next(ROOMY);

        assertThat(told.from()).isEqualTo(10);
        assertThat(told.to()).isEqualTo(13);
        assertThat(told.items()).extracting(EncodedItem::seq).containsExactly(12L, 13L);
        assertThat(queue.isBehind()).isFalse();
    }

    @Test
    void announcementsAreNeverMerged() {
        ClientQueue queue = new ClientQueue(0, FeedFilter.ALL);
        queue.offer(new EncodedSlice(0, 2, List.of(item(2, 1)), List.of(item(1, 1), item(2, 1))));
        queue.offer(new EncodedSlice(2, 3, List.of(item(3, 1)), List.of(item(3, 1))));

        EncodedSlice told = queue.next(ROOMY);

        assertThat(told.announcements()).extracting(EncodedItem::seq).containsExactly(1L, 2L, 3L);
        assertThat(told.items()).extracting(EncodedItem::seq).containsExactly(3L);
    }

    @Test
    void whatDoesNotFitOneFrameFollowsWithoutAGap() {
        ClientQueue queue = new ClientQueue(0, FeedFilter.ALL);
        queue.offer(slice(0, 9, items(1, 9)));
        int twoItems = 2 * item(1, 1).json().length();

        List<EncodedSlice> frames = new ArrayList<>();
        while (queue.isBehind()) {
            frames.add(queue.next(twoItems));
        }

        assertThat(frames).hasSize(5);
        long to = 0;
        for (EncodedSlice frame : frames) {
            assertThat(frame.from()).isEqualTo(to);
            to = frame.to();
        }
        assertThat(to).isEqualTo(9);
        assertThat(frames.stream().flatMap(f -> f.items().stream()).map(EncodedItem::seq))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void aFilteredChangeStillMovesTheClientOn() {
        ClientQueue queue = new ClientQueue(0, new FeedFilter(Optional.of("Pixel")));
        queue.offer(slice(0, 4, items(1, 4)));

        EncodedSlice told = queue.next(ROOMY);

        assertThat(told.items()).isEmpty();
        assertThat(told.to()).isEqualTo(4);
    }

    @Test
    void whatTheSnapshotHeldAlreadyIsNotToldAgain() {
        ClientQueue queue = new ClientQueue(7, FeedFilter.ALL);
        queue.offer(slice(5, 7, item(6, 1), item(7, 2)));

        assertThat(queue.isBehind()).isFalse();

        queue.offer(slice(5, 9, item(7, 2), item(9, 3)));

        assertThat(queue.next(ROOMY).items()).extracting(EncodedItem::seq).containsExactly(9L);
    }

    @Test
    void aQueueIsFullBeyondItsBound() {
        ClientQueue queue = new ClientQueue(0, FeedFilter.ALL);

        queue.offer(slice(0, ClientQueue.MAX_DIRTY, items(1, ClientQueue.MAX_DIRTY)));
        assertThat(queue.isFull()).isFalse();

        queue.offer(slice(ClientQueue.MAX_DIRTY, 5_000, item(5_000, 5_000)));
        assertThat(queue.isFull()).isTrue();
    }

    private static EncodedSlice slice(long from, long to, EncodedItem... items) {
        return new EncodedSlice(from, to, List.of(items), List.of());
    }

    private static EncodedItem[] items(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(n -> item(n, n)).toArray(EncodedItem[]::new);
    }

    private static EncodedItem item(long seq, long alarm) {
        return new EncodedItem(seq, Alarms.dead(alarm, "Hcal"), "{\"an\":\"item\"}");
    }
}

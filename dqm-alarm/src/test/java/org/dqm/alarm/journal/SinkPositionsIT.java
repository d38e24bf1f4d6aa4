package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class SinkPositionsIT {
    @Test
    void aNewSinkBeginsBeforeTheFirstChange(Database database) {
        SinkPositions positions = new SinkPositions(database, JournalStory.CLOCK);

        assertThat(positions.reached("relay")).isZero();
        assertThat(positions.advance("relay", 0, 7)).isTrue();
        assertThat(positions.reached("relay")).isEqualTo(7);
    }

    @Test
    void aSinkThatBeginsNowIsSparedThePast(Database database) {
        JournalStory story = new JournalStory(database).sees(dead(8, block(30, 11, 5, 5)));
        SinkPositions positions = new SinkPositions(database, JournalStory.CLOCK);

        assertThat(positions.reachedOrNow("phone")).isEqualTo(1);
        story.sees(dead(8, block(30, 11, 5, 5)));
        assertThat(positions.reachedOrNow("phone")).isEqualTo(1);
    }

    @Test
    void twoReplicasCannotBothMoveASink(Database database) {
        SinkPositions positions = new SinkPositions(database, JournalStory.CLOCK);
        positions.advance("relay", 0, 7);

        assertThat(positions.advance("relay", 0, 5)).isFalse();
        assertThat(positions.advance("relay", 6, 9)).isFalse();
        assertThat(positions.reached("relay")).isEqualTo(7);
    }

    @Test
    void everyChangeIsToldOnceInOrder(Database database) {
        new JournalStory(database)
                .sees(dead(8, block(30, 11, 5, 5)))
                .sees(dead(8, block(30, 11, 5, 5)))
                .sees(dead(8, block(30, 11, 5, 5)), dead(8, block(1, 40, 5, 5)));

        assertThat(new AlarmQueries(database).changes(1, 2))
                .extracting(FeedChange::seq)
                .containsExactly(2L, 3L);
        assertThat(new AlarmQueries(database).changes(0, 100))
                .extracting(FeedChange::seq)
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void oneReplicaHoldsALeaseUntilItsSessionEnds(Database first, DatabaseAddress address) {
        Lease held = new Lease(first, "work");
        try (Database second = Database.open(address);
                Lease waiting = new Lease(second, "work")) {
            assertThat(held.isOurs()).isTrue();
            assertThat(held.isOurs()).isTrue();
            assertThat(waiting.isOurs()).isFalse();

            held.close();

            assertThat(waiting.isOurs()).isTrue();
            assertThat(held.isOurs()).isFalse();
        }
    }
}

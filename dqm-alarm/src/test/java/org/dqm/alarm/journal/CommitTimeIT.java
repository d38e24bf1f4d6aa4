package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dqm.alarm.Verdicts;
import org.dqm.domain.ElementKey;
import org.dqm.domain.RecordId;
import org.dqm.domain.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A coarse guard; the figure itself is in the docs and comes from an idle machine. */
@ExtendWith(PostgresExtension.class)
class CommitTimeIT {
    private static final int RECORDS = 20;
    private static final int BATCHES = 100;
    private static final Duration LIMIT = Duration.ofMillis(500);

    @Test
    void batchOfTwentyIsCommittedInTime(Database database) {
        JournalStory story = new JournalStory(database);
        long[] nanos = new long[BATCHES];

        for (int ls = 1; ls <= BATCHES; ls++) {
            Verdict[] verdicts = verdicts(ls);
            long begin = System.nanoTime();
            story.commit(verdicts);
            nanos[ls - 1] = System.nanoTime() - begin;
        }

        Arrays.sort(nanos);
        Duration median = Duration.ofNanos(nanos[BATCHES / 2]);
        System.err.println("commit of " + RECORDS + " records, 2 of them alarms: median " + median.toNanos() / 1000
                + " us, p99 " + nanos[BATCHES * 99 / 100] / 1000 + " us");
        assertThat(median).isLessThan(LIMIT);
    }

    private static Verdict[] verdicts(int ls) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int element = 0; element < RECORDS; element++) {
            RecordId id = new RecordId(new ElementKey("", "Hcal/element" + element), 1, ls);
            verdicts.add(
                    element < 2
                            ? Verdicts.scored(id, Verdicts.dead(8, Verdicts.block(30, 11, 5, 5)))
                            : Verdicts.scored(id));
        }
        return verdicts.toArray(Verdict[]::new);
    }
}

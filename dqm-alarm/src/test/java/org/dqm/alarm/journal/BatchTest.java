package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dqm.alarm.Verdicts;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final PartitionProgress PROGRESS = new PartitionProgress(3, 0, 2, 0, 0);
    private static final Entry ENTRY = new Entry(3, 0, Verdicts.scored(Verdicts.id(1, 1)), new ContentHash(1));

    @Test
    void oneIdentityTwiceIsRefused() {
        assertThatThrownBy(() -> new Batch(List.of(PROGRESS), List.of(ENTRY, ENTRY)))
                .hasMessageContaining("is twice in one batch; count it as a duplicate");
    }

    @Test
    void onePartitionTwiceIsRefused() {
        assertThatThrownBy(() -> new Batch(List.of(PROGRESS, PROGRESS), List.of()))
                .hasMessage("partition 3 is twice in one batch");
    }

    @Test
    void entryWithoutItsPartitionIsRefused() {
        assertThatThrownBy(() -> new Batch(List.of(), List.of(ENTRY)))
                .hasMessageContaining("is of partition 3, whose progress is not in the batch");
    }

    @Test
    void goingBackIsRefused() {
        assertThatThrownBy(() -> new PartitionProgress(3, 5, 4, 0, 0))
                .hasMessage("no progress: partition 3 from 5 to 4");
    }
}

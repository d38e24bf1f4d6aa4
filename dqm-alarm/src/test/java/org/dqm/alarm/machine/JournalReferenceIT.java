package org.dqm.alarm.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same stories as in {@link ReferenceTest} through the database, with restarts, deliveries and clocks. */
@ExtendWith(PostgresExtension.class)
class JournalReferenceIT {
    /** {@code -Ddqm.sequences=N} and {@code -Ddqm.seed=N} ask for others. */
    private static final int SEQUENCES = Integer.getInteger("dqm.sequences", 50);

    private static final long SEED = Long.getLong("dqm.seed", 20260522);
    private static final int STEPS = 40;

    @Test
    void journalAgreesWithTheReferenceAfterEveryInput(Database database) {
        for (int story = 0; story < SEQUENCES; story++) {
            compare(new Journalled(database, story), SEED + story);
        }
    }

    private static void compare(Journalled journal, long seed) {
        Reference reference = new Reference();
        List<String> told = new ArrayList<>();
        for (RandomStory.Step step : RandomStory.of(seed, STEPS)) {
            boolean isGranted = step.happenTo(reference);
            told.add(step.told() + (isGranted ? "" : ", refused"));
            assertThat(step.happenTo(journal))
                    .as(() -> "granted, seed %d after%n%s".formatted(seed, String.join("\n", told)))
                    .isEqualTo(isGranted);
            assertThat(journal.picture())
                    .as(() -> "seed %d after%n%s".formatted(seed, String.join("\n", told)))
                    .isEqualTo(reference.picture());
            journal.check();
        }
    }
}

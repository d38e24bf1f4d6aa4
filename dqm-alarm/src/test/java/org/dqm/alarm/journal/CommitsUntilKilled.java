package org.dqm.alarm.journal;

import java.nio.file.Path;
import java.util.Set;
import org.dqm.alarm.Verdicts;

/** A process of its own that commits one lumisection after the other and says so, until it is killed. */
final class CommitsUntilKilled {
    private CommitsUntilKilled() {}

    public static void main(String[] args) {
        EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(args[0]), 0);
        Database database = Database.open(server.address());
        Journal journal = JournalStory.open(database);
        long from = journal.nextOffsets(Set.of(JournalStory.PARTITION)).get(JournalStory.PARTITION);
        JournalStory story = new JournalStory(database, from);
        for (int ls = (int) from + 1; ; ls++) {
            story.commit(Verdicts.scored(Verdicts.id(1, ls), Verdicts.dead(8, Verdicts.block(30, 11, 5, 5))));
            System.out.println("committed " + ls);
        }
    }
}

package org.dqm.api.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.dqm.alarm.journal.Entry;
import org.dqm.domain.Outcome;
import org.dqm.ingest.ConditionsTable.Lumisection;
import org.junit.jupiter.api.Test;

class JoiningTest {
    @Test
    void whatIsKnownOfALumisectionIsJoinedAndStoredWithItsScore() {
        Story story = Story.begin();
        story.known.know(1, 2, 500);

        story.publish("a 1 1 5", "a 1 2 5").settle();

        assertThat(story.ledger.entries())
                .extracting(Entry::conditions)
                .containsExactly(Optional.empty(), Optional.of(MemoryConditions.events(500)));
        assertThat(story.ledger.verdicts())
                .extracting(verdict -> ((Outcome.Scored) verdict.outcome()).conditionsJoined())
                .containsExactly(false, true);
    }

    @Test
    void nobodyWaitsForConditionsOfARunThatHasNone() {
        Story story = Story.begin();
        story.known.know(1, 1, 500);

        story.publish("a 2 1 5", "a 2 2 5").settle();

        assertThat(story.known.awaited).isEmpty();
    }

    @Test
    void conditionsThatAreOnTheirWayAreWaitedForOnceInALumisection() {
        Story story = Story.begin();
        story.known.know(1, 1, 500);
        story.known.expect(1, 2, 400);

        story.publish("a 1 1 5", "a 1 2 5", "b 1 2 5", "a 1 3 5", "b 1 3 5").settle();

        assertThat(story.known.awaited).containsExactly(new Lumisection(1, 2), new Lumisection(1, 3));
        assertThat(story.ledger.entries())
                .filteredOn(entry -> entry.id().ls() == 2)
                .extracting(Entry::conditions)
                .containsOnly(Optional.of(MemoryConditions.events(400)));
    }

    @Test
    void aLumisectionWhoseConditionsWereLeftOutIsNotWaitedFor() {
        Story story = Story.begin();
        story.known.know(1, 1, 500);
        story.known.know(1, 3, 500);

        story.publish("a 1 1 5", "a 1 2 5", "a 1 3 5").settle();

        assertThat(story.known.awaited).isEmpty();
    }

    @Test
    void conditionsThatHaveStoppedAreSoonNotWaitedForUntilTheyAreInTimeAgain() {
        Story story = Story.begin();
        story.known.know(1, 1, 500);
        for (int ls = 2; ls <= 20; ls++) {
            story.publish("a 1 " + ls + " 5").settle();
        }
        assertThat(story.known.awaited).hasSize(Joining.PATIENCE);

        story.known.know(1, 21, 500);
        story.publish("a 1 21 5", "a 1 22 5").settle();

        assertThat(story.known.awaited).hasSize(Joining.PATIENCE + 1);
    }

    @Test
    void conditionsMayStillComeForTwoLumisectionsAfterTheNewestKnown() {
        Story story = Story.begin();
        story.known.know(1, 5, 500);

        story.publish("a 1 4 5", "a 1 5 5", "a 1 6 5", "a 1 7 5", "a 1 8 5", "a 2 6 5")
                .settle();

        assertThat(story.ledger.entries())
                .filteredOn(Entry::isAwaited)
                .extracting(Entry::id)
                .extracting(id -> id.run() + "/" + id.ls())
                .containsExactly("1/6", "1/7");
    }

    @Test
    void aRestartScoresAgainWithWhatWasJoinedThenAndNotWithWhatIsKnownNow() {
        Story undisturbed = Story.begin();
        Story story = Story.begin();
        Random random = new Random(20261122);
        for (int ls = 1; ls <= 90; ls++) {
            String line = "a " + (1 + ls / 40) + " " + ls + " " + random.nextInt(1000);
            if (random.nextInt(3) > 0) {
                double events = 100 + random.nextInt(400);
                undisturbed.known.know(1 + ls / 40, ls, events);
                story.known.know(1 + ls / 40, ls, events);
            }
            undisturbed.publish(line).settle();
            story.publish(line).settle();
            if (random.nextInt(7) == 0) {
                story = new Story(story.ledger, story.source.forNewMember(), revised(ls, random));
            }
        }

        assertThat(story.scores()).isEqualTo(undisturbed.scores());
    }

    /** By now other numbers are known of all that is past, also where nothing was known before. */
    private static MemoryConditions revised(int present, Random random) {
        MemoryConditions known = new MemoryConditions();
        for (int ls = 1; ls <= present; ls++) {
            known.know(1 + ls / 40, ls, 1000.5 + random.nextInt(9));
        }
        return known;
    }
}

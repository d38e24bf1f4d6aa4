package org.dqm.api.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PipelineLoopTest {
    @Test
    void everyLumisectionIsScoredOnceAndInOrder() {
        Story story = Story.begin();
        IntStream.rangeClosed(1, 50).forEach(ls -> story.publish("a 1 " + ls + " " + ls, "b 1 " + ls + " 7"));

        story.settle();

        assertThat(story.ledger.verdicts()).hasSize(100);
        assertThat(story.scores().stream().filter(line -> line.startsWith("a ")))
                .extracting(line -> line.split(" ", -1)[4])
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 50).mapToObj(String::valueOf).toList());
    }

    @Test
    void redeliveredLumisectionCountsAsDuplicateAndLeavesNoOtherTrace() {
        Story story = Story.begin().publish("a 1 1 5", "a 1 2 5", "a 1 1 5").settle();

        story.publish("a 1 2 5", "a 1 3 5").settle();

        assertThat(story.ledger.duplicates()).isEqualTo(2);
        assertThat(story.scores())
                .isEqualTo(Story.begin()
                        .publish("a 1 1 5", "a 1 2 5", "a 1 3 5")
                        .settle()
                        .scores());
    }

    @Test
    void ofTwoDifferentRecordsTheFirstWinsAndTheSecondIsInConflict() {
        Story story = Story.begin().publish("a 1 1 5", "a 1 1 6").settle();

        story.publish("a 1 1 7").settle();

        assertThat(story.ledger.verdicts()).hasSize(1);
        assertThat(story.diary).containsExactly("CONFLICT@0:1", "commit", "CONFLICT@0:2", "commit");
        assertThat(story.ledger.rejected()).isEqualTo(2);
    }

    @Test
    void badRecordsAreInTheRejectedTopicBeforeTheirCommitAndTheLoopGoesOn() {
        Story story = Story.begin();
        story.refusalFailures = 1;

        story.publish("a 1 1 5", "bad", "broken", "a 1 2 5").settle();

        assertThat(story.diary).containsExactly("NOT_FINITE@0:1", "MALFORMED@0:2", "commit");
        assertThat(story.ledger.verdicts()).hasSize(2);
    }

    @Test
    void anElementWithoutModelIsNotScored() {
        Story story = Story.begin().publish("unknown/x 1 1 5").settle();

        assertThat(story.scores()).containsExactly("unknown/x run 1 LS 1 NO_MODEL");
    }

    @Test
    void aLumisectionThatBreaksTheScorerIsNotScoredAndTheNextOnesAre() {
        Story story = Story.begin()
                .publish("crash 1 1 5", "crash 1 2 13", "crash 1 3 5")
                .settle();

        assertThat(story.scores().get(1)).isEqualTo("crash run 1 LS 2 MODEL_REFUSED");
        assertThat(story.scores().get(2)).doesNotContain("MODEL_REFUSED");
    }

    @Test
    void aRecordThatTheDatabaseCannotHoldIsRejectedAloneAndItsNeighboursAreStored() {
        Story story = Story.begin().publish("a 1 1 5", "nul\0 1 1 5", "a 1 2 5", "a 1 3 5");

        story.settle();

        assertThat(story.diary).contains("MALFORMED@0:1");
        assertThat(story.scores())
                .isEqualTo(Story.begin()
                        .publish("a 1 1 5", "a 1 2 5", "a 1 3 5")
                        .settle()
                        .scores());
    }

    @Test
    void aRecordThatTheDatabaseCannotHoldTakesNothingOfOtherPartitionsWithIt() {
        Story story = Story.begin().publish(0, "nul\0 1 1 5").publish(0, "a 1 1 5");
        story.publish(1, "b 1 1 5").publish(1, "b 1 2 5");

        story.settle();

        assertThat(story.diary).contains("MALFORMED@0:0");
        assertThat(story.scores())
                .extracting(line -> line.substring(0, 12))
                .containsExactlyInAnyOrder("a run 1 LS 1", "b run 1 LS 1", "b run 1 LS 2");
    }

    @Test
    void whileTheDatabaseIsAwayTheLoopWaitsAndNothingIsLostOrDoubled() {
        Story story = Story.begin().publish("a 1 1 5").settle();
        for (int ls = 2; ls <= 4; ls++) {
            story.ledger.failNext(ls - 1);

            story.publish("a 1 " + ls + " 5").settle();
        }

        assertThat(story.timesAway).isEqualTo(6);
        assertThat(story.scores()).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void aCommitWhoseAnswerIsLostIsNotRepeated() {
        Story story = Story.begin().publish("a 1 1 5").settle();
        story.ledger.loseNextReply();

        story.publish("a 1 2 5").settle().publish("a 1 3 5").settle();

        assertThat(story.source.rejoins()).isEqualTo(1);
        assertThat(story.scores())
                .isEqualTo(Story.begin()
                        .publish("a 1 1 5", "a 1 2 5", "a 1 3 5")
                        .settle()
                        .scores());
    }

    @Test
    void aPartitionThatAnotherInstanceHasMovedOnIsDroppedAndReadAgainFromThere() {
        Story story = Story.begin().publish("a 1 1 5").settle();
        story.ledger.moveOffset(0, 3);

        story.publish("a 1 2 5", "a 1 3 5", "a 1 4 5").settle();

        assertThat(story.source.rejoins()).isEqualTo(1);
        assertThat(story.scores())
                .extracting(line -> line.substring(0, 12))
                .containsExactly("a run 1 LS 1", "a run 1 LS 4");
    }

    @Test
    void aRecordThatAnotherInstanceStoresMeanwhileCountsAsDuplicateAndTheRestIsStored() {
        Story other = Story.begin().publish("a 1 2 5").settle();
        Story story = Story.begin().publish("a 1 1 5").settle();
        story.ledger.beforeNextCommit(
                () -> story.ledger.store(other.ledger.entries().get(0)));

        story.publish("a 1 2 5", "a 1 3 5").settle();

        assertThat(story.ledger.duplicates()).isEqualTo(1);
        assertThat(story.scores()).hasSize(3);
        assertThat(story.source.rejoins()).isZero();
    }

    @Test
    void aPartitionThatIsAwayForAWhileGoesOnWithTheWindowsItHad() {
        Story story = Story.begin();
        Story undisturbed = Story.begin();
        for (int ls = 1; ls <= 45; ls++) {
            if (ls % 10 == 0) {
                story.source.take(0);
                story.settle();
                story.source.give(0);
            }

            story.publish("a 1 " + ls + " " + ls * 31 % 17).settle();
            undisturbed.publish("a 1 " + ls + " " + ls * 31 % 17).settle();
        }

        assertThat(story.scores()).isEqualTo(undisturbed.scores());
    }

    @Test
    void restartsAtAnyMomentGiveBitForBitTheScoresOfAnUndisturbedRun() {
        List<String> lines = new ArrayList<>();
        Random random = new Random(20261122);
        for (int ls = 1; ls <= 120; ls++) {
            for (String element : List.of("a", "b", "unknown/c", "d")) {
                lines.add(element + " " + (1 + ls / 50) + " " + ls + " " + random.nextInt(1000));
            }
        }
        Story undisturbed = Story.begin();
        lines.forEach(line -> undisturbed.publish(line.charAt(0) % 2, line));
        undisturbed.settle();

        Story story = Story.begin();
        for (String line : lines) {
            story.publish(line.charAt(0) % 2, line);
            if (random.nextInt(20) == 0) {
                story.settle();
                story = new Story(story.ledger, story.source.forNewMember());
            }
        }
        story.settle();

        assertThat(story.scores()).containsExactlyInAnyOrderElementsOf(undisturbed.scores());
    }

    @Test
    void masksThatChangeOnTheWayAndRestartsGiveBitForBitTheScoresOfAnUndisturbedRun() {
        Random random = new Random(20261123);
        Story undisturbed = Story.begin();
        Story story = Story.begin();
        for (int ls = 1; ls <= 120; ls++) {
            String line = "a " + (1 + ls / 50) + " " + ls + " " + random.nextInt(1000);
            int masked = ls % 3;
            if (ls % 17 == 0) {
                undisturbed.ledger.mask("a", masked);
                MemoryLedger ledger = story.ledger;
                if (ls % 2 == 0) {
                    ledger.mask("a", masked);
                } else {
                    // Between scoring and storing: what was scored by the old masks is scored anew.
                    ledger.beforeNextCommit(() -> ledger.mask("a", masked));
                }
            }
            undisturbed.publish(line).settle();
            story.publish(line).settle();
            if (random.nextInt(5) == 0) {
                story = new Story(story.ledger, story.source.forNewMember());
            }
        }

        assertThat(story.scores()).isEqualTo(undisturbed.scores());
        assertThat(story.ledger.masks().edition()).isEqualTo(7);
    }

    @Test
    void maskOfSomeTypesOfRunsCountsInThoseAlone() {
        Story limited = Story.begin();
        limited.ledger.mask("a", 2, Set.of("cosmics"));
        limited.ledger.tell(2, "cosmics");
        limited.ledger.tell(3, "collisions");
        Story unmasked = Story.begin();
        Story masked = Story.begin();
        masked.ledger.mask("a", 2);

        List<Story> all = List.of(limited, unmasked, masked);
        all.forEach(story ->
                story.publish("a 1 1 5", "a 2 1 5", "a 3 1 5", "a 2 2 5").settle());

        assertThat(limited.scores())
                .containsExactly(
                        unmasked.scores().get(0),
                        masked.scores().get(1),
                        unmasked.scores().get(2),
                        masked.scores().get(3));
        assertThat(masked.scores().get(1)).isNotEqualTo(unmasked.scores().get(1));
    }

    @Test
    @Timeout(10)
    void aProcessOutOfMemoryEndsTheLoopAndBlamesNoRecord() {
        Story story = Story.begin().publish("a 1 1 5", "starved 1 1 5");

        story.loop.run();

        assertThat(story.diary).singleElement().asString().startsWith("failed the loop has ended");
        assertThat(story.ledger.commits()).isZero();
        assertThat(story.source.isClosed()).isTrue();
    }

    @Test
    @Timeout(10)
    void itEndsPromptlyWhileTheDatabaseIsAway() throws InterruptedException {
        Story story = Story.begin().publish("a 1 1 5");
        story.ledger.failNext(Integer.MAX_VALUE);
        Thread thread = new Thread(story.loop);
        thread.start();

        story.loop.close();

        thread.join();
        assertThat(story.source.isClosed()).isTrue();
        assertThat(story.ledger.commits()).isZero();
    }
}

package org.dqm.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dqm.domain.Region;
import org.junit.jupiter.api.Test;

/** Lumisections that come out of order. */
class ReorderingTest {
    private static final String[] KINDS = {"good", "good", "good", "good", "between", "warn", "warn", "alarm", "gross"};

    @Test
    void goodOneAfterAGapWaitsForTheNext() {
        oneGoodShortOfTheReturn().tell("""
                        skip, good | PENDING_OFF ALARM ACKED r1
                        good       |
                        """);
    }

    @Test
    void badOneLeftOutComesInTimeToKeepTheAlarm() {
        oneGoodShortOfTheReturn().tell("""
                        skip, good    | PENDING_OFF ALARM ACKED r1
                        left out warn | PENDING_OFF ALARM ACKED r1
                        good          | PENDING_OFF ALARM ACKED r1
                        good          |
                        """);
    }

    @Test
    void goodOneLeftOutCountsTowardsTheReturn() {
        new Story().tell("""
                        alarm         | ACTIVE ALARM UNACKED r1
                        ack           | ACTIVE ALARM ACKED r1
                        good          | PENDING_OFF ALARM ACKED r1
                        skip, good    | PENDING_OFF ALARM ACKED r1
                        left out good |
                        """);
    }

    @Test
    void warningLeftOutIsOneOfThreeInFive() {
        new Story().tell("""
                        good          |
                        warn          | PENDING_ON WARN NONE r0
                        skip, good    | PENDING_ON WARN NONE r0
                        left out warn | PENDING_ON WARN NONE r0
                        warn          | ACTIVE WARN UNACKED r1
                        """);
    }

    @Test
    void badOneAfterAGapIsJudgedAtOnceAndTheOneLeftOutIsLate() {
        Story story = new Story().tell("""
                        good           |
                        skip, warn     | PENDING_ON WARN NONE r0
                        left out warn  | PENDING_ON WARN NONE r0
                        warn           | PENDING_ON WARN NONE r0
                        skip, alarm    | ACTIVE ALARM UNACKED r1
                        left out gross | ACTIVE ALARM UNACKED r1
                        """);

        assertThat(story.causes()).filteredOn(Cause::announces).containsExactly(Cause.RAISED);
    }

    @Test
    void scoreBetweenTheLimitsWaitsWhereTheLastOneWasGood() {
        oneGoodShortOfTheReturn().tell("""
                        skip, between | PENDING_OFF ALARM ACKED r1
                        left out warn | ACTIVE ALARM ACKED r1
                        skip, between | ACTIVE ALARM ACKED r1
                        left out good | ACTIVE ALARM ACKED r1
                        """);
    }

    @Test
    void fullVerdictSaysNothingOfAFaultThatItLeavesOutAlsoAfterAGap() {
        Region[] full = IntStream.range(0, 8)
                .mapToObj(i -> Verdicts.dead(2.5, Verdicts.block(1 + 3 * i, 60, 1, 1)))
                .toArray(Region[]::new);
        Story story = oneGoodShortOfTheReturn();

        story.skip().sees(full).sees(full);

        assertThat(story.alarms()).extracting(Alarm::condition).containsExactly(Condition.PENDING_OFF);
    }

    @Test
    void mapWithTooFewHitsFillsTheGap() {
        oneGoodShortOfTheReturn().tell("""
                        skip, good   | PENDING_OFF ALARM ACKED r1
                        left out few |
                        """);
        oneGoodShortOfTheReturn().tell("""
                        skip, good   | PENDING_OFF ALARM ACKED r1
                        few          |
                        """);
    }

    @Test
    void waitsNoLongerThanUntilTheRunEnds() {
        new Story().tell("""
                        warn             | PENDING_ON WARN NONE r0
                        warn             | PENDING_ON WARN NONE r0
                        good             | PENDING_ON WARN NONE r0
                        good             | PENDING_ON WARN NONE r0
                        skip, good       | PENDING_ON WARN NONE r0
                        new run, between |
                        """);
    }

    @Test
    void nothingIsMissingWhereALumisectionHasNoScoreOrDoesNotCount() {
        new Story().tell("""
                        alarm    | ACTIVE ALARM UNACKED r1
                        ack      | ACTIVE ALARM ACKED r1
                        good     | PENDING_OFF ALARM ACKED r1
                        unscored | PENDING_OFF ALARM ACKED r1
                        good     | PENDING_OFF ALARM ACKED r1
                        closed   | PENDING_OFF ALARM ACKED r1
                        good     |
                        """);
    }

    @Test
    void neighboursInTheOtherOrderMakeTheSameAlarmsWhereTheLaterIsGood() {
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            List<String> inOrder = new ArrayList<>(List.of("good"));
            List<String> swapped = new ArrayList<>(inOrder);
            for (int i = 0; i < 30; i++) {
                String one = KINDS[random.nextInt(KINDS.length)];
                inOrder.add(one);
                if (random.nextInt(3) == 0) {
                    inOrder.add("good");
                    swapped.add("skip, good");
                    swapped.add("left out " + one);
                } else {
                    swapped.add(one);
                }
            }

            Story other = new Story().happen(swapped);

            assertThat(other.causes())
                    .as("seed %d: %s", seed, swapped)
                    .isEqualTo(new Story().happen(inOrder).causes());
        }
    }

    /** Acknowledged, and two of three good lumisections seen. */
    private static Story oneGoodShortOfTheReturn() {
        return new Story().tell("""
                        alarm | ACTIVE ALARM UNACKED r1
                        ack   | ACTIVE ALARM ACKED r1
                        good  | PENDING_OFF ALARM ACKED r1
                        good  | PENDING_OFF ALARM ACKED r1
                        """);
    }
}

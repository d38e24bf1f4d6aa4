package org.dqm.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The states of one alarm, told as tables. */
class AlarmStoryTest {
    @Test
    void threeWarningsOfFiveAreAnAlarmThatIsAcknowledgedAndReturns() {
        new Story().tell("""
                        good |
                        warn | PENDING_ON WARN NONE r0
                        warn | PENDING_ON WARN NONE r0
                        warn | ACTIVE WARN UNACKED r1
                        ack  | ACTIVE WARN ACKED r1
                        warn | ACTIVE WARN ACKED r1
                        good | PENDING_OFF WARN ACKED r1
                        good | PENDING_OFF WARN ACKED r1
                        good |
                        """);
    }

    @Test
    void oneAnomalousLumisectionIsAnAlarm() {
        new Story().tell("""
                        good  |
                        alarm | ACTIVE ALARM UNACKED r1
                        """);
    }

    @Test
    void alarmThatNobodySawIsLatched() {
        new Story().tell("""
                        alarm | ACTIVE ALARM UNACKED r1
                        good  | PENDING_OFF ALARM UNACKED r1
                        good  | PENDING_OFF ALARM UNACKED r1
                        good  | NORMAL ALARM RETURNED_UNACKED r1
                        good  | NORMAL ALARM RETURNED_UNACKED r1
                        ack   |
                        """);
    }

    @Test
    void latchedAlarmThatComesBackIsTheSameAlarm() {
        new Story().tell("""
                        alarm | ACTIVE ALARM UNACKED r1
                        good  | PENDING_OFF ALARM UNACKED r1
                        good  | PENDING_OFF ALARM UNACKED r1
                        good  | NORMAL ALARM RETURNED_UNACKED r1
                        warn  | PENDING_ON ALARM RETURNED_UNACKED r1
                        good  | PENDING_ON ALARM RETURNED_UNACKED r1
                        good  | PENDING_ON ALARM RETURNED_UNACKED r1
                        good  | NORMAL ALARM RETURNED_UNACKED r1
                        alarm | ACTIVE ALARM UNACKED r2
                        """);
    }

    @Test
    void twoWarningsAndThenQuietCallNobody() {
        Story story = new Story().tell("""
                        warn | PENDING_ON WARN NONE r0
                        warn | PENDING_ON WARN NONE r0
                        good | PENDING_ON WARN NONE r0
                        good | PENDING_ON WARN NONE r0
                        good |
                        """);

        assertThat(story.causes()).noneMatch(Cause::announces).endsWith(Cause.DROPPED);
    }

    @Test
    void threeWarningsAmongFiveNeedNotBeInARow() {
        new Story().tell("""
                        warn | PENDING_ON WARN NONE r0
                        good | PENDING_ON WARN NONE r0
                        warn | PENDING_ON WARN NONE r0
                        good | PENDING_ON WARN NONE r0
                        warn | ACTIVE WARN UNACKED r1
                        """);
    }

    @Test
    void warningsTooFarApartAreNoAlarm() {
        new Story().tell("""
                        warn | PENDING_ON WARN NONE r0
                        good | PENDING_ON WARN NONE r0
                        good | PENDING_ON WARN NONE r0
                        warn | PENDING_ON WARN NONE r0
                        good | PENDING_ON WARN NONE r0
                        warn | PENDING_ON WARN NONE r0
                        """);
    }

    @Test
    void betweenOffAndWarnKeepsThePreviousVerdict() {
        new Story().tell("""
                        between |
                        alarm   | ACTIVE ALARM UNACKED r1
                        between | ACTIVE ALARM UNACKED r1
                        good    | PENDING_OFF ALARM UNACKED r1
                        between | PENDING_OFF ALARM UNACKED r1
                        good    | NORMAL ALARM RETURNED_UNACKED r1
                        """);
    }

    @Test
    void goodLumisectionsMustBeInARow() {
        new Story().tell("""
                        alarm | ACTIVE ALARM UNACKED r1
                        good  | PENDING_OFF ALARM UNACKED r1
                        good  | PENDING_OFF ALARM UNACKED r1
                        warn  | ACTIVE ALARM UNACKED r1
                        good  | PENDING_OFF ALARM UNACKED r1
                        good  | PENDING_OFF ALARM UNACKED r1
                        good  | NORMAL ALARM RETURNED_UNACKED r1
                        """);
    }

    @Test
    void higherSeverityUnacknowledges() {
        new Story().tell("""
                        warn  | PENDING_ON WARN NONE r0
                        warn  | PENDING_ON WARN NONE r0
                        warn  | ACTIVE WARN UNACKED r1
                        ack   | ACTIVE WARN ACKED r1
                        alarm | ACTIVE ALARM UNACKED r2
                        ack   | ACTIVE ALARM ACKED r2
                        warn  | ACTIVE ALARM ACKED r2
                        alarm | ACTIVE ALARM ACKED r2
                        """);
    }

    @Test
    void unscoredLumisectionsCountNeitherWay() {
        new Story().tell("""
                        warn     | PENDING_ON WARN NONE r0
                        unscored | PENDING_ON WARN NONE r0
                        warn     | PENDING_ON WARN NONE r0
                        unscored | PENDING_ON WARN NONE r0
                        warn     | ACTIVE WARN UNACKED r1
                        good     | PENDING_OFF WARN UNACKED r1
                        good     | PENDING_OFF WARN UNACKED r1
                        unscored | PENDING_OFF WARN UNACKED r1
                        good     | NORMAL WARN RETURNED_UNACKED r1
                        """);
    }

    @Test
    void goodLumisectionsBeforeALateAlarmDoNotEndIt() {
        new Story().tell("""
                        warn       | PENDING_ON WARN NONE r0
                        good       | PENDING_ON WARN NONE r0
                        good       | PENDING_ON WARN NONE r0
                        late alarm | ACTIVE ALARM UNACKED r1
                        good       | PENDING_OFF ALARM UNACKED r1
                        good       | PENDING_OFF ALARM UNACKED r1
                        good       | NORMAL ALARM RETURNED_UNACKED r1
                        """);
    }

    @Test
    void grossLumisectionWaitsForNobody() {
        Thresholds patient = new Thresholds(3, new Thresholds.Level(4, 3, 5), new Thresholds.Level(6.1, 2, 3), 12, 3);

        new Story(patient).tell("""
                        gross | ACTIVE ALARM UNACKED r1
                        """);
        new Story(patient).tell("""
                        alarm | PENDING_ON WARN NONE r0
                        good  | PENDING_ON WARN NONE r0
                        alarm | ACTIVE ALARM UNACKED r1
                        """);
    }

    @Test
    void alarmContinuesOverARunChange() {
        Story story = new Story().tell("""
                        alarm          | ACTIVE ALARM UNACKED r1
                        ack            | ACTIVE ALARM ACKED r1
                        new run, alarm | ACTIVE ALARM ACKED r1
                        """);

        assertThat(story.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.id()).isEqualTo(1);
            assertThat(alarm.onset().run()).isEqualTo(1);
            assertThat(alarm.live().run()).isEqualTo(2);
        });
    }

    @Test
    void newRunCountsItsGoodLumisectionsAnew() {
        new Story().tell("""
                        alarm         | ACTIVE ALARM UNACKED r1
                        good          | PENDING_OFF ALARM UNACKED r1
                        good          | PENDING_OFF ALARM UNACKED r1
                        new run, good | PENDING_OFF ALARM UNACKED r1
                        good          | PENDING_OFF ALARM UNACKED r1
                        good          | NORMAL ALARM RETURNED_UNACKED r1
                        """);
    }

    @Test
    void lateLumisectionRaisesButDoesNothingElse() {
        Story story = new Story().tell("""
                        good       |
                        late warn  |
                        late alarm | ACTIVE ALARM UNACKED r1
                        ack        | ACTIVE ALARM ACKED r1
                        late gross | ACTIVE ALARM ACKED r1
                        late good  | ACTIVE ALARM ACKED r1
                        late good  | ACTIVE ALARM ACKED r1
                        late good  | ACTIVE ALARM ACKED r1
                        good       | PENDING_OFF ALARM ACKED r1
                        """);

        assertThat(story.causes()).startsWith(Cause.LATE);
    }

    @Test
    void threeLumisectionsWithoutAScoreMakeItUnknown() {
        new Story().tell("""
                        alarm    | ACTIVE ALARM UNACKED r1
                        unscored | ACTIVE ALARM UNACKED r1
                        unscored | ACTIVE ALARM UNACKED r1
                        unscored | UNKNOWN ALARM UNACKED r1
                        ack      | UNKNOWN ALARM ACKED r1
                        unscored | UNKNOWN ALARM ACKED r1
                        good     | PENDING_OFF ALARM ACKED r1
                        unscored | PENDING_OFF ALARM ACKED r1
                        unscored | PENDING_OFF ALARM ACKED r1
                        unscored | UNKNOWN ALARM ACKED r1
                        alarm    | ACTIVE ALARM ACKED r1
                        """);
    }

    @Test
    void lumisectionsWithoutAScoreMustBeInARow() {
        new Story().tell("""
                        alarm    | ACTIVE ALARM UNACKED r1
                        unscored | ACTIVE ALARM UNACKED r1
                        unscored | ACTIVE ALARM UNACKED r1
                        alarm    | ACTIVE ALARM UNACKED r1
                        unscored | ACTIVE ALARM UNACKED r1
                        """);
    }

    @Test
    void whatIsNotRaisedDoesNotBecomeUnknown() {
        new Story().tell("""
                        warn     | PENDING_ON WARN NONE r0
                        unscored | PENDING_ON WARN NONE r0
                        unscored | PENDING_ON WARN NONE r0
                        unscored | PENDING_ON WARN NONE r0
                        """);
    }

    @Test
    void faultThatComesBackBeginsAnew() {
        Story story = new Story().tell("""
                        alarm | ACTIVE ALARM UNACKED r1
                        good  | PENDING_OFF ALARM UNACKED r1
                        good  | PENDING_OFF ALARM UNACKED r1
                        good  | NORMAL ALARM RETURNED_UNACKED r1
                        warn  | PENDING_ON ALARM RETURNED_UNACKED r1
                        ack   | PENDING_ON ALARM NONE r1
                        alarm | ACTIVE ALARM UNACKED r2
                        """);

        assertThat(story.alarms().get(0).onset().ls()).isEqualTo(105);
    }
}

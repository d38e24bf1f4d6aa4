package org.dqm.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;
import static org.dqm.alarm.Verdicts.hot;

import java.util.Optional;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.domain.Region;
import org.dqm.domain.RegionKind;
import org.junit.jupiter.api.Test;

/** One fault is one alarm, wherever its outline wanders. */
class FaultTrackingTest {
    private static final BinSet UNITS = block(30, 11, 4, 4).union(block(30, 19, 4, 4));

    @Test
    void faultWhoseOutlineWandersStaysOneAlarm() {
        Story story = new Story().sees(dead(8, block(30, 11, 5, 5)));

        story.sees(dead(8, block(29, 11, 5, 5))).sees(dead(8, block(30, 12, 5, 5)));

        assertThat(story.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.revision()).isEqualTo(1);
            assertThat(alarm.fault().bins()).isEqualTo(block(30, 12, 5, 5));
        });
    }

    @Test
    void twoFaultsAreTwoAlarms() {
        Story story = new Story().sees(dead(8, block(30, 11, 5, 5)), hot(9, block(10, 40, 1, 1)));

        assertThat(story.alarms())
                .extracting(Alarm::title)
                .containsExactlyInAnyOrder("dead region, 25 bins at x 30–34, y 11–15", "hot bin at x 10, y 40");
    }

    @Test
    void touchingRegionsOfOneLumisectionAreOneAlarm() {
        Story story = new Story().sees(dead(8, block(30, 11, 5, 5)), dead(7, block(35, 16, 2, 2)));

        assertThat(story.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.fault().bins().count()).isEqualTo(29);
            assertThat(alarm.live().score()).isEqualTo(8);
        });
    }

    @Test
    void hotBesideDeadIsAnotherFault() {
        Story story = new Story().sees(dead(8, block(30, 11, 5, 5)), hot(7, block(35, 11, 1, 1)));

        assertThat(story.alarms()).hasSize(2);
    }

    @Test
    void deadAndColdAreTheSameFault() {
        Story story = new Story().sees(dead(8, block(30, 11, 5, 5)));

        story.sees(new Region(RegionKind.COLD, block(30, 11, 5, 5), 9, Optional.empty()));

        assertThat(story.alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.fault().kind()).isEqualTo(FaultKind.COLD));
    }

    @Test
    void acknowledgedFaultThatGrowsByHalfCallsAgain() {
        Story story = new Story().sees(dead(8, block(30, 11, 4, 4))).acknowledge();

        story.sees(dead(8, block(30, 11, 4, 6)));
        assertThat(story.alarms().get(0).acknowledgement()).isEqualTo(Acknowledgement.ACKED);
        story.sees(dead(8, block(30, 11, 5, 5)));

        assertThat(story.alarms().get(0).acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
        assertThat(story.alarms().get(0).revision()).isEqualTo(2);
        assertThat(story.causes()).endsWith(Cause.GREW);
    }

    @Test
    void acknowledgedFaultThatReachesAnotherUnitCallsAgain() {
        Story story = new Story().sees(named("HBM07", block(30, 11, 4, 4))).acknowledge();

        story.sees(named("HBM", block(30, 11, 4, 5)));

        assertThat(story.alarms().get(0).acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
        assertThat(story.alarms().get(0).title()).isEqualTo("HBM dead, 20 channels");
    }

    @Test
    void acknowledgedFaultThatShrinksIsQuiet() {
        Story story = new Story().sees(named("HBM07", block(30, 11, 4, 4))).acknowledge();

        story.sees(named("HBM07 tower 3", block(30, 11, 2, 2)));

        assertThat(story.alarms().get(0).acknowledgement()).isEqualTo(Acknowledgement.ACKED);
    }

    @Test
    void regionOverTwoKnownFaultsKeepsThemApart() {
        Story story = new Story().sees(dead(8, block(30, 11, 4, 4)), dead(8, block(36, 11, 2, 2)));

        story.sees(dead(20, block(30, 11, 8, 4)));

        assertThat(story.alarms()).hasSize(2);
        assertThat(story.alarms())
                .extracting(alarm -> alarm.fault().bins().count())
                .containsExactly(32 - 4, 4);
    }

    @Test
    void eachFaultReturnsByItself() {
        Region stays = dead(8, block(30, 11, 5, 5));
        Story story = new Story().sees(stays, hot(9, block(10, 40, 1, 1))).acknowledge();

        story.sees(stays).sees(stays).sees(stays);

        assertThat(story.alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.condition()).isEqualTo(Condition.ACTIVE));
    }

    @Test
    void otherGridIsAnotherFault() {
        Story story = new Story().sees(dead(8, block(1, 1, 2, 2)));

        story.sees(dead(8, BinSet.rectangle(8, 8, new BinRange(1, 2), new BinRange(1, 2))));

        assertThat(story.alarms()).hasSize(2);
    }

    @Test
    void exchangedUnitsAreOneAlarmThatNamesBoth() {
        Story story = new Story().sees(exchanged("HBM07 ⇄ HBM09", UNITS)).acknowledge();

        story.sees(exchanged("HBM07 ⇄ HBM09", UNITS)).sees(exchanged("HBM07 ⇄ HBM09", UNITS));

        assertThat(story.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.title()).isEqualTo("HBM07 ⇄ HBM09 exchanged, 32 channels");
            assertThat(alarm.acknowledgement()).isEqualTo(Acknowledgement.ACKED);
        });
    }

    @Test
    void exchangedUnitsThatShowAsHotAndColdForOnceStayOneAlarm() {
        Story story = new Story().sees(exchanged("HBM07 ⇄ HBM09", UNITS)).acknowledge();

        story.sees(hot(9, block(30, 11, 3, 4)), cold(7, block(30, 19, 4, 3)));
        story.sees(exchanged("HBM07 ⇄ HBM09", UNITS));

        assertThat(story.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.title()).isEqualTo("HBM07 ⇄ HBM09 exchanged, 32 channels");
            assertThat(alarm.acknowledgement()).isEqualTo(Acknowledgement.ACKED);
        });
        assertThat(story.causes()).doesNotContain(Cause.GREW, Cause.RETURNING);
    }

    @Test
    void hotAndColdThatTurnOutToBeAnExchangeEndAsOneAlarm() {
        Story story = new Story()
                .sees(hot(9, block(30, 11, 4, 4)), cold(7, block(30, 19, 3, 3)))
                .acknowledge();

        for (int i = 0; i < 3; i++) {
            story.sees(exchanged("HBM07 ⇄ HBM09", UNITS));
        }

        assertThat(story.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.fault().kind()).isEqualTo(FaultKind.EXCHANGED);
            assertThat(alarm.fault().bins()).isEqualTo(UNITS);
            assertThat(alarm.acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
        });
    }

    @Test
    void deadTowerInExchangedUnitsIsAnotherFault() {
        Story story = new Story().sees(exchanged("HBM07 ⇄ HBM09", UNITS));

        story.sees(exchanged("HBM07 ⇄ HBM09", UNITS), dead(8, block(31, 12, 1, 1)));

        assertThat(story.alarms())
                .extracting(alarm -> alarm.fault().kind())
                .containsExactly(FaultKind.EXCHANGED, FaultKind.DEAD);
    }

    @Test
    void twoExchangesSideBySideAreTwoAlarms() {
        BinSet beside = block(34, 11, 4, 4).union(block(34, 19, 4, 4));

        Story story = new Story().sees(exchanged("HBM07 ⇄ HBM09", UNITS), exchanged("HBM08 ⇄ HBM10", beside));
        story.sees(exchanged("HBM08 ⇄ HBM10", beside), exchanged("HBM07 ⇄ HBM09", UNITS));

        assertThat(story.alarms())
                .extracting(Alarm::title)
                .containsExactly("HBM07 ⇄ HBM09 exchanged, 32 channels", "HBM08 ⇄ HBM10 exchanged, 32 channels");
    }

    @Test
    void sameStoryGivesTheSameDecisions() {
        Region first = dead(8, block(30, 11, 5, 5));
        Region second = hot(4.5, block(10, 40, 1, 1));

        Story once = new Story().sees(first, second).sees(first).sees(second, first);
        Story again = new Story().sees(first, second).sees(first).sees(second, first);

        assertThat(once.watch()).isEqualTo(again.watch());
        assertThat(once.causes()).isEqualTo(again.causes());
    }

    private static Region exchanged(String units, BinSet bins) {
        return new Region(RegionKind.EXCHANGED, bins, 20, Optional.of(units));
    }

    private static Region cold(double score, BinSet bins) {
        return new Region(RegionKind.COLD, bins, score, Optional.empty());
    }

    private static Region named(String unit, BinSet bins) {
        return new Region(RegionKind.DEAD, bins, 8, Optional.of(unit));
    }

    @Test
    void faultAcrossTheSeamOfPhiIsOneAlarm() {
        Story story = new Story()
                .sees(dead(8, block(63, 11, 2, 3).wrapping(true, false)))
                .sees(dead(8, block(1, 11, 2, 3).wrapping(true, false)))
                .sees(dead(8, block(63, 11, 2, 3).union(block(1, 11, 2, 3)).wrapping(true, false)));

        assertThat(story.alarms())
                .singleElement()
                .extracting(Alarm::title)
                .isEqualTo("dead region, 12 bins at x 63–2, y 11–13");
    }

    @Test
    void endsOfAnAxisThatDoesNotWrapAreTwoPlaces() {
        Story story = new Story().sees(dead(8, block(63, 11, 2, 3))).sees(dead(8, block(1, 11, 2, 3)));

        assertThat(story.alarms()).hasSize(2);
    }

    @Test
    void titleOfAnAxisThatWrapsBeginsAfterTheLongestGap() {
        BinSet bins = block(60, 1, 1, 1)
                .union(block(64, 1, 1, 1))
                .union(block(1, 1, 1, 1))
                .wrapping(true, false);

        assertThat(new Fault(FaultKind.HOT, bins, Optional.empty()).title())
                .isEqualTo("hot region, 3 bins at x 60–1, y 1");
    }
}

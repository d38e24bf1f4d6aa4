package org.dqm.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;
import static org.dqm.alarm.Verdicts.hot;

import java.util.Optional;
import java.util.stream.IntStream;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.domain.Region;
import org.dqm.domain.RegionKind;
import org.junit.jupiter.api.Test;

/** One fault that several elements show is one alarm. */
class FoldingTest {
    private static final BinSet CRATE = block(30, 11, 4, 8);

    @Test
    void crateSeenInSevenDepthsIsOneAlarm() {
        Room room = new Room();

        IntStream.rangeClosed(1, 7).forEach(depth -> room.sees("Hcal/depth" + depth, 50, crate(CRATE)));

        assertThat(room.titles()).containsExactly("HBM07 dead, 32 channels, in 7 elements");
        assertThat(room.calls()).isEqualTo(1);
    }

    @Test
    void oneTowerInMapsOfOneShapeIsOneAlarm() {
        Room room = new Room();

        room.sees("Ecal/occupancy", 50, dead(9, block(5, 5, 1, 1)))
                .sees("Ecal/energy", 51, dead(7, block(5, 5, 1, 1)))
                .sees("Ecal/timing", 52, dead(8, block(5, 5, 1, 1)));

        assertThat(room.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.signs()).hasSize(3);
            assertThat(alarm.revision()).isEqualTo(1);
        });
    }

    @Test
    void whatComesMoreThanTwoLumisectionsLaterIsAnotherAlarm() {
        Room room = new Room().sees("Hcal/depth1", 50, crate(CRATE));

        room.sees("Hcal/depth2", 53, crate(CRATE));

        assertThat(room.alarms()).hasSize(2);
        assertThat(room.calls()).isEqualTo(2);
    }

    @Test
    void anotherPlaceDirectionOrSubsystemIsAnotherAlarm() {
        Room room = new Room().sees("Ecal/occupancy", 50, dead(9, block(5, 5, 1, 1)));

        room.sees("Ecal/energy", 50, dead(9, block(6, 5, 1, 1)))
                .sees("Ecal/timing", 50, hot(9, block(5, 5, 1, 1)))
                .sees("Hcal/depth1", 50, dead(9, block(5, 5, 1, 1)));

        assertThat(room.alarms()).hasSize(4);
    }

    @Test
    void acknowledgedAlarmStaysSoWhenOneMoreElementShowsIt() {
        Room room = new Room().sees("Hcal/depth1", 50, crate(CRATE)).acknowledge(1);

        room.sees("Hcal/depth2", 51, crate(CRATE));

        assertThat(room.alarm(1).acknowledgement()).isEqualTo(Acknowledgement.ACKED);
        assertThat(room.alarm(1).signs()).hasSize(2);
    }

    @Test
    void elementThatShowsItMuchLargerCallsAgain() {
        Room room =
                new Room().sees("Hcal/depth1", 50, crate(block(30, 11, 1, 3))).acknowledge(1);

        room.sees("Hcal/depth2", 51, crate(CRATE));

        assertThat(room.alarm(1).signs()).hasSize(2);
        assertThat(room.alarm(1).acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
        assertThat(room.causes()).endsWith(Cause.GREW);
    }

    @Test
    void elementsOfDifferentShapeDoNotAddUp() {
        Room room = new Room().sees("Hcal/depth1", 50, crate(CRATE)).acknowledge(1);

        BinSet inAnotherMap = BinSet.rectangle(20, 20, new BinRange(3, 6), new BinRange(1, 8));
        room.sees("Hcal/energy", 51, crate(inAnotherMap));

        assertThat(room.alarm(1).signs()).hasSize(2);
        assertThat(room.alarm(1).acknowledgement()).isEqualTo(Acknowledgement.ACKED);
    }

    @Test
    void elementThatShowsItMoreSeverelyCallsAgain() {
        Room room = new Room();
        IntStream.rangeClosed(48, 50).forEach(ls -> room.sees("Hcal/depth1", ls, dead(4.5, CRATE)));
        room.acknowledge(1);

        room.sees("Hcal/depth2", 50, dead(9, CRATE));

        assertThat(room.alarm(1).severity()).isEqualTo(Severity.ALARM);
        assertThat(room.alarm(1).acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
        assertThat(room.causes()).endsWith(Cause.SEVERITY);
    }

    @Test
    void alarmReturnsWhenItsLastElementDoes() {
        Room room = new Room().sees("Hcal/depth1", 50, crate(CRATE)).sees("Hcal/depth2", 50, crate(CRATE));
        room.acknowledge(1);

        IntStream.rangeClosed(51, 53).forEach(ls -> room.sees("Hcal/depth1", ls));
        assertThat(room.alarm(1).condition()).isEqualTo(Condition.ACTIVE);
        IntStream.rangeClosed(51, 53).forEach(ls -> room.sees("Hcal/depth2", ls));

        assertThat(room.alarms()).isEmpty();
        assertThat(room.alarm(1).acknowledgement()).isEqualTo(Acknowledgement.NONE);
    }

    @Test
    void secondFaultOfTheSameUnitInOneElementIsAnotherAlarm() {
        Room room = new Room().sees("Hcal/depth1", 50, crate(block(30, 11, 2, 2)));

        room.sees("Hcal/depth1", 51, crate(block(30, 11, 2, 2)), crate(block(33, 17, 1, 2)));

        assertThat(room.alarms()).hasSize(2);
    }

    private static Region crate(BinSet bins) {
        return new Region(RegionKind.DEAD, bins, 9, Optional.of("HBM07"));
    }
}

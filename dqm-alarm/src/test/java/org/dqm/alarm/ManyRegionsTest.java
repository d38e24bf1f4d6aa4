package org.dqm.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dqm.domain.Region;
import org.junit.jupiter.api.Test;

/** An element with more faults than alarms has one more alarm, and none of its faults is taken for gone. */
class ManyRegionsTest {
    private static final String ME = "Hcal/depth1";
    private static final List<Region> TOWERS = IntStream.range(0, 200)
            .mapToObj(i -> dead(9, block(1 + 3 * (i % 20), 1 + 3 * (i / 20), 1, 1)))
            .toList();

    @Test
    void twoHundredDeadTowersAreEightAlarmsAndOneAboutMany() {
        Room room = shift(TOWERS, 100);

        assertThat(room.alarms()).hasSize(9);
        assertThat(room.titles().filter(title -> title.startsWith("many regions")))
                .hasSize(1);
        assertThat(room.calls()).isEqualTo(9);
    }

    @Test
    void faultLeftOutOfAFullVerdictHasNotGone() {
        Room room = shift(TOWERS, 100);

        assertThat(room.alarms())
                .allSatisfy(alarm -> assertThat(alarm.condition()).isEqualTo(Condition.ACTIVE));
    }

    @Test
    void allReturnWhenTheTowersDo() {
        Room room = shift(TOWERS, 100);
        room.alarms().forEach(alarm -> room.acknowledge(alarm.id()));

        IntStream.rangeClosed(101, 103).forEach(ls -> room.sees(ME, ls));

        assertThat(room.alarms()).isEmpty();
    }

    @Test
    void eightFaultsHaveAnAlarmEach() {
        Room room = shift(TOWERS.subList(0, 8), 20);

        assertThat(room.titles()).hasSize(8).noneMatch(title -> title.startsWith("many"));
    }

    @Test
    void ninthFaultIsAboutMany() {
        Room room = shift(TOWERS.subList(0, 8), 20);

        List<Region> nine = new ArrayList<>(TOWERS.subList(1, 9));
        room.sees(ME, 21, nine.toArray(Region[]::new));

        assertThat(room.titles()).contains("many regions, 1 bin at x 25, y 1");
    }

    /** A verdict has room for eight of the regions: any eight, as noise has it. */
    private static Room shift(List<Region> regions, int lumisections) {
        Room room = new Room();
        List<Region> shuffled = new ArrayList<>(regions);
        Random random = new Random(5);
        IntStream.rangeClosed(1, lumisections).forEach(ls -> {
            Collections.shuffle(shuffled, random);
            room.sees(ME, ls, shuffled.stream().limit(8).toArray(Region[]::new));
        });
        return room;
    }
}

package org.dqm.alarm.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.AlarmPolicy;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.ElementWatch;
import org.dqm.alarm.Verdicts;
import org.dqm.domain.BinSet;
import org.dqm.domain.ElementPattern;
import org.junit.jupiter.api.Test;

class MasksTest {
    private static final Instant NIGHT = Instant.parse("2026-05-01T02:00:00Z");
    private static final BinSet FAULT = block(30, 11, 5, 5);

    @Test
    void alarmIsCoveredIfEveryBinOfItIsMasked() {
        Alarm alarm = alarm();

        assertThat(masks(mask(1, "HcalSim/**", FAULT, 60)).covering(alarm)).isPresent();
        assertThat(masks(mask(1, "HcalSim/**", block(30, 11, 5, 4), 60)).covering(alarm))
                .isEmpty();
        assertThat(masks(mask(1, "EcalSim/**", FAULT, 60)).covering(alarm)).isEmpty();
        assertThat(Masks.NONE.covering(alarm)).isEmpty();
    }

    @Test
    void ofSeveralMasksThatCoverTheFirstToEndIsTold() {
        Mask left = mask(1, "HcalSim/**", block(30, 11, 3, 5), 90);
        Mask right = mask(2, Verdicts.ELEMENT.me(), block(33, 11, 2, 5), 60);
        Mask elsewhere = mask(3, "**", block(1, 1, 1, 1), 10);

        assertThat(masks(left, right, elsewhere).covering(alarm())).contains(right);
    }

    @Test
    void binsOfAnElementAreThoseOfAllMasksThatMatch() {
        Masks masks = masks(mask(1, "HcalSim/**", FAULT, 60), mask(2, "EcalSim/*", block(1, 1, 1, 1), 60));

        assertThat(masks.of(Verdicts.ELEMENT.me())).isEqualTo(BinBox.of(FAULT));
        assertThat(masks.of("EcalSim/a/b")).isEmpty();
    }

    @Test
    void maskOfSomeTypesOfRunsHoldsInThoseAlone() {
        Masks masks = masks(mask(1, "HcalSim/**", FAULT, 60, Set.of("cosmics", "local")));

        assertThat(masks.areLimited()).isTrue();
        assertThat(masks.in(Optional.of("cosmics"))).isEqualTo(masks);
        assertThat(masks.in(Optional.of("collisions")).inForce()).isEmpty();
        assertThat(masks.in(Optional.of("collisions")).edition()).isEqualTo(masks.edition());
        assertThat(masks.in(Optional.empty()).inForce()).isEmpty();
    }

    private static Masks masks(Mask... masks) {
        return new Masks(masks.length, List.of(masks));
    }

    private static Mask mask(long id, String elements, BinSet bins, int minutes) {
        return mask(id, elements, bins, minutes, Set.of());
    }

    private static Mask mask(long id, String elements, BinSet bins, int minutes, Set<String> runTypes) {
        MaskDraft draft = new MaskDraft(
                new ElementPattern(elements),
                BinBox.of(bins),
                Optional.empty(),
                runTypes,
                "known",
                NIGHT.plusSeconds(60L * minutes),
                OptionalLong.empty());
        return new Mask(id, draft, "expert", NIGHT, 1, Optional.empty());
    }

    private static Alarm alarm() {
        ElementWatch nothing = new ElementWatch(new ElementRef(1, Verdicts.ELEMENT), Optional.empty(), List.of());
        return new AlarmPolicy(() -> 1)
                .decide(nothing, Verdicts.AUDIBLE, Verdicts.scored(Verdicts.id(1, 1), dead(9, FAULT)), NIGHT)
                .after()
                .alarms()
                .get(0);
    }
}

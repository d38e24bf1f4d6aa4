package org.dqm.alarm.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.domain.RegionKind;
import org.junit.jupiter.api.Test;

class LabelDraftTest {
    private static final LabelTarget ALARM = new LabelTarget.OfAlarm(7);
    private static final LabelTarget HCAL = new LabelTarget.OfSubsystem("Hcal", 5, new LsRange(1, 9));

    @Test
    void badLumisectionsNeedACause() {
        assertThatThrownBy(() -> draft(HCAL, LabelVerdict.BAD, " "))
                .hasMessageContaining("comment must say why the data are BAD");
        assertThat(draft(ALARM, LabelVerdict.BAD, "").comment()).isEmpty();
    }

    @Test
    void aGoodLabelNamesNoFault() {
        assertThatThrownBy(() -> new LabelDraft(
                        ALARM,
                        LabelVerdict.GOOD,
                        Optional.of(RegionKind.DEAD),
                        Optional.empty(),
                        false,
                        "",
                        OptionalLong.empty()))
                .hasMessageContaining("kind goes with verdict BAD alone");
    }

    @Test
    void onlyASubsystemIsExcludedOrInStandby() {
        assertThatThrownBy(() -> draft(ALARM, LabelVerdict.EXCLUDED, "")).hasMessageContaining("subsystem alone");
        assertThat(draft(HCAL, LabelVerdict.STANDBY, "").verdict()).isEqualTo(LabelVerdict.STANDBY);
    }

    @Test
    void aWithdrawalNamesWhatItWithdraws() {
        assertThatThrownBy(() -> draft(ALARM, LabelVerdict.WITHDRAWN, ""))
                .hasMessageContaining("supersedes must name the label");
    }

    @Test
    void aRangeRunsForward() {
        assertThatThrownBy(() -> new LsRange(9, 8)).hasMessageContaining("[9, 8]");
        assertThat(new LsRange(3, 5).contains(5)).isTrue();
        assertThat(new LsRange(3, 5).contains(6)).isFalse();
        assertThat(new LsRange(3, 3)).hasToString("3");
    }

    @Test
    void recordsOfSeveralElementsAddUp() {
        TrackRecord sum = new TrackRecord(3, 1, 1).plus(new TrackRecord(2, 0, 2));

        assertThat(sum).isEqualTo(new TrackRecord(5, 1, 3));
        assertThatThrownBy(() -> new TrackRecord(1, 1, 1)).hasMessageContaining("of 1 alarms");
    }

    private static LabelDraft draft(LabelTarget target, LabelVerdict verdict, String comment) {
        return new LabelDraft(
                target, verdict, Optional.empty(), Optional.empty(), false, comment, OptionalLong.empty());
    }
}

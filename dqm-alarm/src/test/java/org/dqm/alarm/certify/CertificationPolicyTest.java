package org.dqm.alarm.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Severity;
import org.dqm.alarm.label.Label;
import org.dqm.alarm.label.LabelDraft;
import org.dqm.alarm.label.LabelTarget;
import org.dqm.alarm.label.LabelVerdict;
import org.dqm.alarm.label.LsRange;
import org.dqm.domain.ElementKey;
import org.dqm.domain.NotScoredReason;
import org.junit.jupiter.api.Test;

class CertificationPolicyTest {
    private static final int RUN = 380238;
    private static final ElementRef DEPTH1 = new ElementRef(1, new ElementKey("", "Hcal/depth1"));
    private static final ElementRef DEPTH2 = new ElementRef(2, new ElementKey("", "Hcal/depth2"));
    private static final ElementRef PIXEL = new ElementRef(3, new ElementKey("", "Pixel/occ"));
    private static final LabelTarget ALARM = new LabelTarget.OfAlarm(7);

    private final List<SeenElement> elements = new ArrayList<>(List.of(scored(DEPTH1, 1, 20), scored(DEPTH2, 1, 20)));
    private final List<AlarmTrace> alarms = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    @Test
    void scoredLumisectionsWithoutAnAlarmAreGood() {
        assertThat(hcal()).isEqualTo("1–20 GOOD");
    }

    @Test
    void anAlarmIsBadWithItsTitleAsCause() {
        alarm(Severity.ALARM, LsRanges.of(5, 8));

        assertThat(hcal()).isEqualTo("1–4 GOOD | 5–8 BAD HBM07 dead | 9–20 GOOD");
        assertThat(proposal().defects()).singleElement().satisfies(defect -> {
            assertThat(defect.name()).isEqualTo("HBM07 dead");
            assertThat(defect.isTolerable()).isFalse();
            assertThat(defect.ranges()).isEqualTo(LsRanges.of(5, 8));
        });
    }

    @Test
    void aWarningIsATolerableDefectOfGoodLumisections() {
        alarm(Severity.WARN, LsRanges.of(5, 8));

        assertThat(hcal()).isEqualTo("1–20 GOOD");
        assertThat(proposal().defects())
                .singleElement()
                .satisfies(defect -> assertThat(defect.isTolerable()).isTrue());
    }

    @Test
    void silenceIsNotGood() {
        elements.set(
                1, new SeenElement(DEPTH2, LsRanges.of(1, 10), Map.of(NotScoredReason.EMPTY, LsRanges.of(11, 15))));

        assertThat(hcal())
                .isEqualTo(
                        "1–10 GOOD | 11–15 NOTSET EMPTY of 1 of 2 elements | 16–20 NOTSET no data of 1 of 2 elements");
    }

    @Test
    void anElementThatNobodyWatchesHoldsNothingUp() {
        elements.set(1, new SeenElement(DEPTH2, LsRanges.NONE, Map.of(NotScoredReason.NO_MODEL, LsRanges.of(1, 20))));

        assertThat(hcal()).isEqualTo("1–20 GOOD");
    }

    @Test
    void aSubsystemThatNobodyWatchesIsNotSet() {
        elements.add(new SeenElement(PIXEL, LsRanges.NONE, Map.of(NotScoredReason.NO_MODEL, LsRanges.of(1, 20))));

        assertThat(spans("Pixel")).isEqualTo("1–20 NOTSET no element has a model");
        assertThat(proposal().good(Optional.empty())).isEqualTo(LsRanges.NONE);
        assertThat(proposal().good(Optional.of("Hcal"))).isEqualTo(LsRanges.of(1, 20));
    }

    @Test
    void anAlarmThatWasFalseLeavesTheDataGood() {
        alarm(Severity.ALARM, LsRanges.of(5, 8));
        label(ALARM, LabelVerdict.GOOD, "", Optional.empty());

        assertThat(hcal()).isEqualTo("1–20 GOOD");
        assertThat(proposal().defects()).singleElement().satisfies(defect -> {
            assertThat(defect.isPresent()).isFalse();
            assertThat(defect.by()).contains("ann");
        });
    }

    @Test
    void whetherADefectIsTolerableIsForAPersonToSay() {
        alarm(Severity.ALARM, LsRanges.of(5, 8));
        label(ALARM, LabelVerdict.BAD, "one channel", Optional.of(true));

        assertThat(hcal()).isEqualTo("1–20 GOOD");

        label(ALARM, LabelVerdict.BAD, "a whole crate", Optional.of(false));

        assertThat(hcal()).isEqualTo("1–4 GOOD | 5–8 BAD HBM07 dead | 9–20 GOOD");
    }

    @Test
    void aRangeThatAPersonCallsBadIsBadWithTheComment() {
        label(subsystem(3, 4), LabelVerdict.BAD, "HV trip", Optional.empty());

        assertThat(hcal()).isEqualTo("1–2 GOOD | 3–4 BAD HV trip | 5–20 GOOD");
        assertThat(proposal().bad(Optional.empty())).isEqualTo(LsRanges.of(3, 4));
    }

    @Test
    void theLaterLabelCounts() {
        alarm(Severity.ALARM, LsRanges.of(5, 8));
        label(subsystem(1, 6), LabelVerdict.GOOD, "looked at it", Optional.empty());

        assertThat(hcal()).isEqualTo("1–6 GOOD looked at it | 7–8 BAD HBM07 dead | 9–20 GOOD");

        label(ALARM, LabelVerdict.BAD, "it was dead all the same", Optional.empty());

        assertThat(hcal()).isEqualTo("1–4 GOOD looked at it | 5–8 BAD HBM07 dead | 9–20 GOOD");

        label(subsystem(5, 20), LabelVerdict.STANDBY, "no high voltage", Optional.empty());

        assertThat(hcal()).isEqualTo("1–4 GOOD looked at it | 5–20 STANDBY no high voltage");
    }

    @Test
    void anElementThatAPersonVouchesForIsGood() {
        elements.set(1, scored(DEPTH2, 1, 10));
        alarm(Severity.ALARM, LsRanges.of(5, 8));
        label(new LabelTarget.OfElement(1, RUN, new LsRange(1, 6)), LabelVerdict.GOOD, "", Optional.empty());
        label(new LabelTarget.OfElement(2, RUN, new LsRange(11, 20)), LabelVerdict.GOOD, "", Optional.empty());

        assertThat(hcal()).isEqualTo("1–6 GOOD | 7–8 BAD HBM07 dead | 9–20 GOOD");
    }

    @Test
    void anExcludedSubsystemDoesNotMakeTheRunBad() {
        elements.add(scored(PIXEL, 1, 20));
        label(
                new LabelTarget.OfSubsystem("Pixel", RUN, new LsRange(1, 20)),
                LabelVerdict.EXCLUDED,
                "",
                Optional.empty());

        assertThat(spans("Pixel")).isEqualTo("1–20 EXCLUDED so says ann");
        assertThat(proposal().good(Optional.empty())).isEqualTo(LsRanges.of(1, 20));
    }

    @Test
    void theDigestNamesTheVersion() {
        String before = proposal().digest();

        assertThat(proposal().digest()).isEqualTo(before).hasSize(16);
        alarm(Severity.WARN, LsRanges.of(5, 8));
        assertThat(proposal().digest()).isNotEqualTo(before);
    }

    @Test
    void aRunOfBillionsOfLumisectionsTakesNoLonger() {
        elements.set(0, scored(DEPTH1, 0, Integer.MAX_VALUE));

        assertThat(hcal()).endsWith("21–2147483647 NOTSET no data of 1 of 2 elements");
    }

    @Test
    void aRunWithoutLumisectionsIsABug() {
        assertThatThrownBy(() -> CertificationPolicy.propose(new RunFacts(1, List.of(), List.of(), List.of())))
                .hasMessageContaining("run 1 has no lumisection");
    }

    private Proposal proposal() {
        return CertificationPolicy.propose(new RunFacts(RUN, elements, alarms, labels));
    }

    private String hcal() {
        return spans("Hcal");
    }

    private String spans(String subsystem) {
        List<String> words = new ArrayList<>();
        for (Standing standing : proposal().standings()) {
            if (standing.subsystem().equals(subsystem)) {
                standing.spans()
                        .forEach(span -> words.add((span.range() + " " + span.status() + " " + span.cause()).strip()));
            }
        }
        return String.join(" | ", words);
    }

    private void alarm(Severity severity, LsRanges bad) {
        alarms.add(new AlarmTrace(7, "HBM07 dead", List.of(DEPTH1), Map.of(severity, bad)));
    }

    private void label(LabelTarget target, LabelVerdict verdict, String comment, Optional<Boolean> tolerable) {
        LabelDraft draft =
                new LabelDraft(target, verdict, Optional.empty(), tolerable, false, comment, OptionalLong.empty());
        String subsystem = target instanceof LabelTarget.OfSubsystem of ? of.subsystem() : "Hcal";
        labels.add(new Label(labels.size() + 1, draft, subsystem, "ann", Instant.EPOCH, OptionalLong.empty()));
    }

    private static LabelTarget subsystem(int from, int to) {
        return new LabelTarget.OfSubsystem("Hcal", RUN, new LsRange(from, to));
    }

    private static SeenElement scored(ElementRef element, int from, int to) {
        return new SeenElement(element, LsRanges.of(from, to), Map.of());
    }
}

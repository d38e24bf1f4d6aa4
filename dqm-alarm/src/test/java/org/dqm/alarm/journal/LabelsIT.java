package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.label.Drafts;
import org.dqm.alarm.label.Label;
import org.dqm.alarm.label.LabelTarget;
import org.dqm.alarm.label.LabelVerdict;
import org.dqm.alarm.label.LsRange;
import org.dqm.alarm.label.TrackRecord;
import org.dqm.domain.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class LabelsIT {
    private static final Region FAULT = dead(8, block(30, 11, 5, 5));
    private static final LabelTarget ALARM = new LabelTarget.OfAlarm(1);

    @Test
    void aLabelIsReadBackAsItWasSaid(Database database) {
        new JournalStory(database).sees(FAULT);
        Labels labels = labels(database);

        Label kept = kept(labels.add(Drafts.of(ALARM, LabelVerdict.BAD), "ann"));

        assertThat(kept.said()).isEqualTo(Drafts.of(ALARM, LabelVerdict.BAD));
        assertThat(kept.by()).isEqualTo("ann");
        assertThat(kept.subsystem()).isEqualTo("HcalSim");
        assertThat(labels.one(kept.id())).contains(kept);
        assertThat(audited(database)).singleElement().satisfies(line -> {
            assertThat(line.actor()).isEqualTo("ann");
            assertThat(line.object()).isEqualTo("labels/" + kept.id());
        });
    }

    @Test
    void aLabelIsSupersededNotOverwritten(Database database) {
        new JournalStory(database).sees(FAULT);
        Labels labels = labels(database);
        Label first = kept(labels.add(Drafts.of(ALARM, LabelVerdict.BAD), "ann"));

        Label second =
                kept(labels.add(Drafts.superseding(ALARM, LabelVerdict.GOOD, OptionalLong.of(first.id())), "bob"));

        assertThat(items(labels, LabelFilter.CURRENT)).containsExactly(second);
        assertThat(items(labels, history())).hasSize(2);
        assertThat(labels.one(first.id()).orElseThrow().supersededBy()).hasValue(second.id());
        assertThat(labels.add(Drafts.superseding(ALARM, LabelVerdict.GOOD, OptionalLong.of(first.id())), "cid"))
                .isEqualTo(new LabelResult.AlreadySuperseded(second));
    }

    @Test
    void aWithdrawnLabelLeavesNothing(Database database) {
        new JournalStory(database).sees(FAULT);
        Labels labels = labels(database);
        Label mistake = kept(labels.add(Drafts.of(ALARM, LabelVerdict.BAD), "ann"));

        labels.add(Drafts.superseding(ALARM, LabelVerdict.WITHDRAWN, OptionalLong.of(mistake.id())), "ann");

        assertThat(items(labels, LabelFilter.CURRENT)).isEmpty();
        assertThat(records(database)).isEqualTo(new TrackRecord(1, 0, 0));
    }

    @Test
    void whatDoesNotExistCannotBeLabelled(Database database) {
        new JournalStory(database).sees(FAULT);
        Labels labels = labels(database);

        assertThat(labels.add(Drafts.of(new LabelTarget.OfAlarm(99), LabelVerdict.GOOD), "ann"))
                .isInstanceOfSatisfying(
                        LabelResult.Unknown.class, no -> assertThat(no.field()).isEqualTo("alarmId"));
        assertThat(labels.add(Drafts.of(subsystem("Hcal"), LabelVerdict.GOOD), "ann"))
                .isInstanceOfSatisfying(
                        LabelResult.Unknown.class, no -> assertThat(no.detail()).contains("HcalSim"));
        assertThat(labels.add(Drafts.superseding(ALARM, LabelVerdict.GOOD, OptionalLong.of(5)), "ann"))
                .isInstanceOfSatisfying(
                        LabelResult.Unknown.class, no -> assertThat(no.field()).isEqualTo("supersedes"));
        assertThat(items(labels, history())).isEmpty();
    }

    @Test
    void filtersRestrictAndPagesJoin(Database database) {
        new JournalStory(database).sees(FAULT);
        Labels labels = labels(database);
        for (int i = 0; i < 5; i++) {
            labels.add(Drafts.of(subsystem("HcalSim"), LabelVerdict.STANDBY), "ann");
        }
        labels.add(Drafts.of(ALARM, LabelVerdict.BAD), "bob");

        LabelPage first = labels.list(LabelFilter.CURRENT, 4, OptionalLong.empty());
        LabelPage second = labels.list(LabelFilter.CURRENT, 4, first.next());

        assertThat(first.items()).hasSize(4);
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isEmpty();
        assertThat(items(labels, covering(5, 7))).hasSize(5);
        assertThat(items(labels, covering(5, 10))).isEmpty();
        assertThat(items(labels, LabelFilter.ofRun(1))).extracting(Label::by).containsExactly("bob");
    }

    @Test
    void theTrackRecordCountsTheLatestLabelOfEachAlarm(Database database) {
        new JournalStory(database).sees(FAULT, dead(9, block(1, 1, 2, 2)), dead(9, block(50, 60, 2, 2)));
        Labels labels = labels(database);
        labels.add(Drafts.of(ALARM, LabelVerdict.BAD), "ann");
        Label second = kept(labels.add(Drafts.of(new LabelTarget.OfAlarm(2), LabelVerdict.BAD), "ann"));
        labels.add(
                Drafts.superseding(new LabelTarget.OfAlarm(2), LabelVerdict.GOOD, OptionalLong.of(second.id())), "bob");

        assertThat(records(database)).isEqualTo(new TrackRecord(3, 1, 1));
        assertThat(new TrackRecords(database).of(List.of(99L))).isEqualTo(Map.of());
    }

    @Test
    void ofManyWhoSupersedeAtOnceOneWins(Database database) throws Exception {
        new JournalStory(database).sees(FAULT);
        Labels labels = labels(database);
        Label first = kept(labels.add(Drafts.of(ALARM, LabelVerdict.BAD), "ann"));
        ExecutorService people = Executors.newFixedThreadPool(4);
        List<Future<LabelResult>> answers = new ArrayList<>();

        for (int i = 0; i < 8; i++) {
            String who = "person " + i;
            answers.add(people.submit(
                    () -> labels.add(Drafts.superseding(ALARM, LabelVerdict.GOOD, OptionalLong.of(first.id())), who)));
        }
        people.shutdown();
        List<LabelResult> results = new ArrayList<>();
        for (Future<LabelResult> answer : answers) {
            results.add(answer.get());
        }

        assertThat(results).filteredOn(LabelResult.Kept.class::isInstance).hasSize(1);
        assertThat(items(labels, history())).hasSize(2);
        assertThat(audited(database)).hasSize(2);
    }

    private static LabelTarget subsystem(String name) {
        return new LabelTarget.OfSubsystem(name, 5, new LsRange(3, 9));
    }

    private static LabelFilter covering(int run, int ls) {
        return new LabelFilter(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalInt.of(run),
                OptionalInt.of(ls),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static LabelFilter history() {
        return new LabelFilter(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private static TrackRecord records(Database database) {
        long element = new AlarmQueries(database)
                .elements(0, 10).stream()
                        .filter(known -> known.element().key().equals(Verdicts.ELEMENT))
                        .findFirst()
                        .orElseThrow()
                        .element()
                        .id();
        return new TrackRecords(database).of(element);
    }

    private static List<Mutation> audited(Database database) {
        return new AuditQueries(database)
                .list(AuditFilter.ALL, 100, OptionalLong.empty()).items().stream()
                        .map(AuditEntry::mutation)
                        .toList();
    }

    private static List<Label> items(Labels labels, LabelFilter filter) {
        return labels.list(filter, 100, OptionalLong.empty()).items();
    }

    private static Label kept(LabelResult result) {
        return ((LabelResult.Kept) result).label();
    }

    private static Labels labels(Database database) {
        return new Labels(database, JournalStory.CLOCK);
    }
}

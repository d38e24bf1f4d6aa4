package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.Transition;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.flood.Flood;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.domain.ElementKey;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.dqm.domain.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many new alarms of one subsystem make one call, kept in the database. */
@ExtendWith(PostgresExtension.class)
class FloodIT {
    private static final double USUAL = 8;
    private static final double GROSS = 20;

    private Instant now = Instant.parse("2026-05-01T02:00:00Z");
    private Database database;
    private FloodLimits limits = FloodLimits.DEFAULT;
    private long offset;
    private int elements;

    @BeforeEach
    void begin(Database fresh) {
        database = fresh;
    }

    @Test
    void tenNewAlarmsCallOneByOne() {
        appear("Hcal", 10, USUAL);

        assertThat(calls()).hasSize(10);
        assertThat(floods()).isEmpty();
        assertThat(floodCalls()).isEmpty();
    }

    @Test
    void twentyThreeAtOnceMakeOneCallAndAllAreListed() {
        appear("Hcal", 23, USUAL);

        assertThat(calls()).isEmpty();
        assertThat(floodCalls())
                .singleElement()
                .satisfies(call -> assertThat(call.title()).isEqualTo("flood in Hcal: 23 new alarms"));
        assertThat(floods()).containsExactly(new Flood("Hcal", now, Optional.empty(), 23));
        assertThat(open()).hasSize(23);
    }

    @Test
    void theEleventhOneByOneIsTheFloodAndTheNextAreSilent() {
        for (int i = 0; i < 14; i++) {
            pass(Duration.ofSeconds(20));
            appear("Hcal", 1, USUAL);
        }

        assertThat(calls()).hasSize(10);
        assertThat(floodCalls()).singleElement().satisfies(call -> {
            assertThat(call.alarms()).isEqualTo(11);
            assertThat(call.alarmId()).isEqualTo(11);
        });
        assertThat(floods())
                .singleElement()
                .satisfies(flood -> assertThat(flood.alarms()).isEqualTo(14));
    }

    @Test
    void aSevereAlarmCallsInTheMiddleOfAFlood() {
        appear("Hcal", 12, USUAL);
        appear("Hcal", 1, GROSS);

        assertThat(calls())
                .singleElement()
                .satisfies(call -> assertThat(call.alarmId()).isEqualTo(13));
        assertThat(open()).filteredOn(Alarm::isSevere).extracting(Alarm::id).containsExactly(13L);
    }

    @Test
    void aFloodOfOneSubsystemSilencesNoOther() {
        appear("Hcal", 12, USUAL);
        appear("Pixel", 1, USUAL);

        assertThat(calls()).hasSize(1);
        assertThat(floods()).extracting(Flood::subsystem).containsExactly("Hcal");
    }

    @Test
    void anAlarmThatCallsAgainAndAgainIsNoFlood() {
        limits = new FloodLimits(1, Duration.ofMinutes(10));

        for (int ls = 1; ls <= 12; ls++) {
            boolean isBad = ls % 4 == 1;
            commit(List.of(isBad ? verdict("Hcal/E0", ls, USUAL) : verdict("Hcal/E0", ls)));
        }

        assertThat(calls()).hasSizeGreaterThan(1);
        assertThat(floods()).isEmpty();
    }

    @Test
    void aRestartNeitherForgetsAFloodNorCallsAgain() {
        appear("Hcal", 12, USUAL);

        // Every commit opens the journal anew, as a restart does.
        appear("Hcal", 5, USUAL);

        assertThat(floodCalls()).hasSize(1);
        assertThat(calls()).isEmpty();
        assertThat(floods())
                .singleElement()
                .satisfies(flood -> assertThat(flood.alarms()).isEqualTo(17));
    }

    @Test
    void aFloodEndsWhetherOrNotAnybodyIsThere() {
        appear("Hcal", 12, USUAL);
        Instant began = now;

        pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(floods())
                .singleElement()
                .satisfies(flood -> assertThat(flood.until()).isEmpty());
        pass(Duration.ofHours(1));
        assertThat(floods())
                .as("twelve still wait")
                .containsExactly(new Flood("Hcal", began, Optional.of(began.plusSeconds(600)), 12));

        appear("Hcal", 1, USUAL);

        assertThat(calls()).as("no flood any more").hasSize(1);
    }

    @Test
    void whatComesAfterAFloodBringsItNotBack() {
        appear("Hcal", 12, USUAL);
        acknowledge(12);
        pass(Duration.ofHours(7));

        appear("Hcal", 6, USUAL);

        assertThat(calls()).hasSize(6);
        assertThat(floods()).isEmpty();
    }

    @Test
    void aSecondFloodCallsAgain() {
        appear("Hcal", 12, USUAL);
        pass(Duration.ofMinutes(11));
        commands().endFloods();

        appear("Hcal", 11, USUAL);

        assertThat(floodCalls()).extracting(FloodCall::alarms).containsExactly(12, 11);
        assertThat(calls()).isEmpty();
        assertThat(floods()).hasSize(1);
    }

    @Test
    void aFloodIsForgottenWhenFewOfItsAlarmsWait() {
        appear("Hcal", 12, USUAL);
        pass(Duration.ofMinutes(11));

        acknowledge(8);

        assertThat(floods()).isEmpty();
    }

    @Test
    void shelvesThatEndTogetherAreAFloodToo() {
        appear("Hcal", 10, USUAL);
        pass(Duration.ofMinutes(11));
        appear("Hcal", 10, USUAL);
        pass(Duration.ofMinutes(11));
        long before = calls().size();
        open().forEach(alarm -> commands()
                .shelve(new Shelving(
                        alarm.id(),
                        alarm.revision(),
                        "ann",
                        Optional.of(now.plusSeconds(60)),
                        false,
                        Suppression.Reason.MAINTENANCE,
                        Optional.empty())));
        pass(Duration.ofMinutes(2));

        assertThat(commands().resume()).isEqualTo(20);

        assertThat(calls()).hasSize((int) before + 10);
        assertThat(floodCalls())
                .singleElement()
                .satisfies(call -> assertThat(call.alarms()).isEqualTo(11));
    }

    /** So many elements show a fault for the first time, in one batch. */
    private void appear(String subsystem, int count, double score) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            verdicts.add(verdict(subsystem + "/E" + elements++, 1, score));
        }
        commit(verdicts);
    }

    /** Of a dataset of its own, so that no two fold into one alarm. */
    private static Verdict verdict(String me, int ls, double... score) {
        Region[] regions = score.length == 0
                ? new Region[0]
                : new Region[] {dead(score[0], block(1 + Math.floorMod(me.hashCode(), 60), 1, 1, 1))};
        return Verdicts.scored(new RecordId(new ElementKey(me, me), 1, ls), regions);
    }

    private void commit(List<Verdict> verdicts) {
        List<Entry> entries = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            entries.add(new Entry(0, offset + entries.size(), verdict, new ContentHash(entries.size())));
        }
        long end = offset + entries.size();
        Journal journal =
                Journal.open(database, JournalStory.TOPIC, new Journal.Policy(Verdicts.AUDIBLE, limits), clock());
        assertThat(journal.commit(new Batch(List.of(new PartitionProgress(0, offset, end, 0, 0)), entries)))
                .isInstanceOf(CommitResult.Committed.class);
        offset = end;
    }

    private void acknowledge(int count) {
        open().stream()
                .limit(count)
                .forEach(alarm -> commands()
                        .acknowledge(new Acknowledging(alarm.id(), alarm.revision(), "ann", Optional.empty())));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private AlarmCommands commands() {
        return new AlarmCommands(database, clock());
    }

    private List<Transition> calls() {
        return new AlarmQueries(database).slice(0, 10_000).announcements();
    }

    private List<FloodCall> floodCalls() {
        return new AlarmQueries(database).slice(0, 10_000).floodCalls();
    }

    private List<Flood> floods() {
        return new AlarmQueries(database, limits).floods(now);
    }

    private List<Alarm> open() {
        return new AlarmQueries(database).snapshot().items();
    }
}

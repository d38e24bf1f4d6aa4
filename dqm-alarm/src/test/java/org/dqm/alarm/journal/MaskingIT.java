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
import java.util.OptionalLong;
import java.util.Set;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.Transition;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.mask.BinBox;
import org.dqm.alarm.mask.Mask;
import org.dqm.alarm.mask.MaskDraft;
import org.dqm.alarm.mask.Masks;
import org.dqm.domain.BinSet;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Masks are kept in the database with what they do to alarms, and so are their ends. */
@ExtendWith(PostgresExtension.class)
class MaskingIT {
    private static final BinSet BINS = block(30, 11, 5, 5);
    private static final Region FAULT = dead(9, BINS);

    private final Instant now = JournalStory.CLOCK.instant();
    private Database database;
    private JournalStory story;
    private MaskCommands commands;

    @BeforeEach
    void begin(Database fresh) {
        database = fresh;
        story = new JournalStory(database).sees(FAULT);
        commands = new MaskCommands(database, FloodLimits.DEFAULT, JournalStory.CLOCK);
    }

    @Test
    void maskedAlarmIsListedCallsNobodyAndReturnsByItself() {
        mask(BINS, 600);

        assertThat(alarm().suppressions()).singleElement().satisfies(mask -> {
            assertThat(mask.type()).isEqualTo(Suppression.Type.MASKED);
            assertThat(mask.until()).contains(now.plusSeconds(600));
            assertThat(mask.by()).isEqualTo("expert");
            assertThat(mask.comment()).contains("HV trip");
        });
        story.restart().sees().sees().sees();

        assertThat(alarm().condition()).isEqualTo(Condition.NORMAL);
        assertThat(alarm().acknowledgement()).isEqualTo(Acknowledgement.RETURNED_UNACKED);
        assertThat(new AlarmQueries(database)
                        .list(AlarmFilter.OPEN, 10, Optional.empty())
                        .items())
                .hasSize(1);
        assertThat(causes()).endsWith(Cause.MASKED, Cause.RETURNING, Cause.RETURNED);
    }

    @Test
    void maskOfAPartSuppressesNothing() {
        mask(block(30, 11, 5, 4), 600);

        assertThat(alarm().suppressions()).isEmpty();
    }

    @Test
    void whatIsSeenBeyondTheMaskCalls() {
        mask(BINS, 600);

        story.sees(dead(4.5, block(35, 11, 2, 2)));

        assertThat(alarm().suppressions()).isEmpty();
        assertThat(alarm().revision()).isEqualTo(2);
        assertThat(causes()).endsWith(Cause.GREW);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void maskThatEndsOnARaisedAlarmCallsAnew() {
        Mask mask = mask(BINS, 600);

        assertThat(commands.end(mask.id(), "expert", "repaired")).isInstanceOf(MaskResult.Ended.class);
        assertThat(commands.end(mask.id(), "expert", "repaired")).isInstanceOf(MaskResult.EndedBefore.class);

        assertThat(alarm().suppressions()).isEmpty();
        assertThat(causes()).endsWith(Cause.MASKED, Cause.RESUMED);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void maskThatExpiredWhileTheServiceWasDownEndsAtTheStart() {
        mask(BINS, 600);

        assertThat(at(Duration.ofSeconds(599)).expire()).isZero();
        assertThat(at(Duration.ofHours(9)).expire()).isEqualTo(1);
        assertThat(at(Duration.ofHours(9)).expire()).isZero();

        assertThat(story.journal().masks().inForce()).isEmpty();
        assertThat(story.journal().masks().edition()).isEqualTo(2);
        assertThat(causes()).endsWith(Cause.RESUMED);
    }

    @Test
    void ofTwoMasksTheLastToEndCalls() {
        Mask first = mask(BINS, 600);
        mask(block(29, 10, 8, 8), 1200);

        assertThat(commands.end(first.id(), "expert", "made twice")).isInstanceOf(MaskResult.Ended.class);
        assertThat(alarm().suppressions())
                .singleElement()
                .satisfies(mask -> assertThat(mask.until()).contains(now.plusSeconds(1200)));
        assertThat(new AlarmCommands(database, later(Duration.ofSeconds(700))).resume())
                .isZero();
        assertThat(calls()).isEqualTo(1);

        assertThat(at(Duration.ofMinutes(20)).expire()).isEqualTo(1);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void batchThatWasScoredByOtherMasksStoresNothing() {
        Batch scored = story.batch(Verdicts.scored(Verdicts.id(1, 102), FAULT));
        mask(BINS, 600);

        assertThat(story.journal().commit(scored)).isEqualTo(new CommitResult.MasksMoved(0, 1));

        assertThat(story.journal().nextOffsets(Set.of(JournalStory.PARTITION)))
                .containsEntry(JournalStory.PARTITION, 1L);
        assertThat(editions()).containsExactly(0L);
        story.sees();
        assertThat(editions()).containsExactly(0L, 1L);
    }

    @Test
    void whichMasksHeldInAnEditionFollowsFromTheRows() {
        Mask first = mask(BINS, 600);
        Masks held = story.journal().masks();
        mask(block(1, 1, 1, 1), 600);
        commands.end(first.id(), "expert", "repaired");

        List<Mask> all = new MaskQueries(database)
                .list(Optional.empty(), Optional.empty(), 10, OptionalLong.empty())
                .items();

        assertThat(all.stream()
                        .filter(mask -> mask.fromEdition() <= held.edition())
                        .filter(mask -> mask.end().orElseThrow().edition() > held.edition()))
                .extracting(Mask::id)
                .containsExactly(first.id());
        assertThat(held.inForce()).containsExactly(first);
    }

    @Test
    void listIsFilteredByElementAndByWhetherTheMaskHolds() {
        Mask ended = mask(BINS, 600);
        Mask holds = mask(BINS, 600);
        commands.end(ended.id(), "expert", "repaired");
        MaskQueries queries = new MaskQueries(database);

        assertThat(ids(queries, Optional.of(Verdicts.ELEMENT.me()), Optional.of(true)))
                .containsExactly(holds.id());
        assertThat(ids(queries, Optional.empty(), Optional.of(false))).containsExactly(ended.id());
        assertThat(ids(queries, Optional.of("Ecal/other"), Optional.empty())).isEmpty();
        assertThat(queries.list(Optional.empty(), Optional.empty(), 1, OptionalLong.empty())
                        .next())
                .hasValue(holds.id());
    }

    @Test
    void everyCommandIsAudited() {
        Mask mask = mask(BINS, 600);
        commands.end(mask.id(), "expert", "repaired");

        assertThat(new AuditQueries(database)
                        .list(AuditFilter.ALL, 10, OptionalLong.empty())
                        .items())
                .extracting(entry ->
                        entry.mutation().action() + " " + entry.mutation().object())
                .containsExactly("DELETE masks/" + mask.id(), "CREATE masks/" + mask.id());
    }

    private Mask mask(BinSet bins, int seconds) {
        MaskDraft draft = new MaskDraft(
                new ElementPattern("HcalSim/**"),
                BinBox.of(bins),
                Optional.empty(),
                Set.of(),
                "HV trip",
                now.plusSeconds(seconds),
                OptionalLong.empty());
        return commands.create(List.of(draft), "expert").get(0);
    }

    private MaskCommands at(Duration later) {
        return new MaskCommands(database, FloodLimits.DEFAULT, later(later));
    }

    private Clock later(Duration later) {
        return Clock.fixed(now.plus(later), ZoneOffset.UTC);
    }

    private Alarm alarm() {
        return new AlarmQueries(database).one(1).orElseThrow();
    }

    private List<Cause> causes() {
        return new AlarmQueries(database)
                .transitions(1).stream().map(Transition::cause).toList();
    }

    private long calls() {
        return new AlarmQueries(database)
                .transitions(1).stream().filter(Transition::announced).count();
    }

    private static List<Long> ids(MaskQueries queries, Optional<String> me, Optional<Boolean> active) {
        return queries.list(me, active, 10, OptionalLong.empty()).items().stream()
                .map(Mask::id)
                .toList();
    }

    private List<Long> editions() {
        return database.read(connection -> {
            try (var select = connection.prepareStatement("SELECT mask_edition FROM score ORDER BY ls")) {
                var rows = select.executeQuery();
                List<Long> editions = new ArrayList<>();
                while (rows.next()) {
                    editions.add(rows.getLong(1));
                }
                return editions;
            }
        });
    }
}

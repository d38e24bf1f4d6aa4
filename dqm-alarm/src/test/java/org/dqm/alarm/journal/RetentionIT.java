package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;
import static org.dqm.alarm.Verdicts.id;

import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.dqm.alarm.label.Drafts;
import org.dqm.alarm.label.LabelTarget;
import org.dqm.alarm.label.LabelVerdict;
import org.dqm.alarm.label.LsRange;
import org.dqm.alarm.retention.RetentionPolicy;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class RetentionIT {
    private static final Region ALARM = dead(8, block(30, 11, 5, 5));
    private static final RetentionPolicy POLICY = new RetentionPolicy(true, Duration.ofDays(30), Duration.ofDays(100));

    @Test
    void whatIsOldIsShownAndThenDone(Database database) {
        seen(database);
        Retention retention = after(database, 200);

        RetentionPreview preview = retention.preview();
        RetentionResult result = retention.run(preview.version(), "ann", "the disk is full");

        assertThat(preview.steps())
                .extracting(RetentionPreview.Step::table, RetentionPreview.Step::rows, RetentionPreview.Step::kept)
                .containsExactly(tuple("score", 4L, 2L), tuple("evidence", 2L, 0L));
        assertThat(preview.steps().get(0).oldest()).contains(JournalStory.CLOCK.instant());
        assertThat(result).isInstanceOfSatisfying(RetentionResult.Done.class, done -> {
            assertThat(done.run().scoresCompressed()).isEqualTo(4);
            assertThat(done.run().evidenceDeleted()).isEqualTo(2);
            assertThat(done.run().finishedAt()).isPresent();
        });
        // The evidence that is gone no longer holds on to its scores, but these were bad.
        assertThat(retention.preview().steps())
                .allSatisfy(step -> assertThat(step.rows()).isZero());
        assertThat(retention.runs(10)).hasSize(1);
        assertThat(new AuditQueries(database)
                        .list(AuditFilter.ALL, 10, OptionalLong.empty())
                        .items())
                .extracting(line -> line.mutation().action())
                .contains("RETAIN");
    }

    @Test
    void theYoungStay(Database database) {
        seen(database);

        assertThat(after(database, 29).preview().steps())
                .allSatisfy(step -> assertThat(step.rows()).isZero());
        assertThat(after(database, 99).preview().steps())
                .extracting(RetentionPreview.Step::rows)
                .containsExactly(4L, 0L);
    }

    @Test
    void windowsAndDuplicatesAreKnownAsBefore(Database database) {
        JournalStory story = seen(database);
        Set<Integer> partitions = Set.of(JournalStory.PARTITION);
        List<RecordId> ids = List.of(id(1, 101), id(1, 102), id(1, 106));
        var windows = story.journal().windows(partitions, 30);
        var known = story.journal().known(ids);

        Retention retention = after(database, 400);
        retention.run(retention.preview().version(), "ann", "the disk is full");

        assertThat(story.journal().windows(partitions, 30)).isEqualTo(windows).isNotEmpty();
        assertThat(story.journal().known(ids)).isEqualTo(known).hasSize(3);
    }

    @Test
    void aCompressedScoreKeepsVerdictAndScore(Database database) {
        seen(database);
        Retention retention = after(database, 200);
        retention.run(retention.preview().version(), "ann", "the disk is full");

        List<String> rows = database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT ls || ' ' || score || ' ' || anomalous || ' '"
                            + " || threshold || ' ' || model_name || ' ' || (engine IS NULL) FROM score ORDER BY ls")) {
                List<String> all = new ArrayList<>();
                while (found.next()) {
                    all.add(found.getString(1));
                }
                return all;
            }
        });

        assertThat(rows).hasSize(6).startsWith("101 0.3 false 6.1 hcal true", "102 8 true 6.1 hcal false");
    }

    @Test
    void aCompressedScoreTellsDialsNoErrorRatherThanZero(Database database) {
        new JournalStory(database).sees(ALARM).sees().sees(ALARM).sees();
        Retention retention = after(database, 200);
        retention.run(retention.preview().version(), "ann", "the disk is full");

        var found = new Certifications(database, JournalStory.CLOCK)
                .dials(1, Optional.empty())
                .orElseThrow()
                .runs()
                .get(1);

        assertThat(found).containsOnlyKeys(101, 102, 103);
        assertThat(found.get(101)).hasSize(1);
        assertThat(found.get(102)).isEmpty();
    }

    @Test
    void evidenceOfALabelledAlarmIsKeptForEver(Database database) {
        seen(database);
        new Labels(database, JournalStory.CLOCK).add(Drafts.of(new LabelTarget.OfAlarm(1), LabelVerdict.BAD), "ann");
        Retention retention = after(database, 4_000);

        retention.run(retention.preview().version(), "ann", "the disk is full");

        assertThat(new AlarmQueries(database).evidence(1, OptionalInt.of(102)))
                .as("the alarm's last run")
                .isPresent();
    }

    @Test
    void evidenceOfLabelledLumisectionsIsKeptForEver(Database database) {
        seen(database);
        new Labels(database, JournalStory.CLOCK)
                .add(
                        Drafts.of(new LabelTarget.OfSubsystem("HcalSim", 1, new LsRange(102, 102)), LabelVerdict.GOOD),
                        "ann");

        assertThat(after(database, 4_000).preview().steps().get(1))
                .satisfies(step -> assertThat(step.rows()).isEqualTo(1))
                .satisfies(step -> assertThat(step.kept()).isEqualTo(1));
    }

    @Test
    void evidenceOfAnOpenAlarmIsKept(Database database) {
        new JournalStory(database).sees(ALARM);

        assertThat(after(database, 4_000).preview().steps().get(1).rows()).isZero();
    }

    @Test
    void nothingIsDoneThatWasNotSeen(Database database) {
        JournalStory story = seen(database);
        Retention retention = after(database, 200);
        String version = retention.preview().version();
        story.sees();

        assertThat(retention.run(version, "ann", "the disk is full")).isInstanceOf(RetentionResult.Stale.class);
        assertThat(new Retention(database, JournalStory.CLOCK, RetentionPolicy.OFF).run(version, "ann", "no"))
                .isEqualTo(new RetentionResult.Off());
        assertThat(retention.runs(10)).isEmpty();
    }

    /** LS 101 good, 102 and 103 bad, 104 to 106 good; acknowledged, so the alarm is closed. */
    private static JournalStory seen(Database database) {
        JournalStory story =
                new JournalStory(database).sees().sees(ALARM).sees(ALARM).sees().sees();
        new AlarmCommands(database, JournalStory.CLOCK).acknowledge(new Acknowledging(1, 1, "ann", Optional.empty()));
        return story.sees();
    }

    private static Retention after(Database database, int days) {
        Clock clock = Clock.fixed(JournalStory.CLOCK.instant().plus(Duration.ofDays(days + 1L)), ZoneOffset.UTC);
        return new Retention(database, clock, POLICY);
    }
}

package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.dqm.alarm.Severity;
import org.dqm.alarm.label.Drafts;
import org.dqm.alarm.label.LabelTarget;
import org.dqm.alarm.label.LabelVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long questions about 100,000 alarms take; printed, not asserted, as the machine may be busy. */
@ExtendWith(PostgresExtension.class)
class HistoryTimeIT {
    private static final int ALARMS = 100_000;
    private static final int ELEMENTS = 1_000;
    private static final int TRANSITIONS = 2;
    private static final int SCORES = 100_000;
    private static final int REPETITIONS = 40;

    @Test
    void historyAnswersInTime(Database database) {
        new JournalStory(database).sees(dead(8, block(30, 11, 5, 5)));
        new Labels(database, JournalStory.CLOCK).add(Drafts.of(new LabelTarget.OfAlarm(1), LabelVerdict.BAD), "ann");
        database.write(connection -> multiply(connection));
        AlarmQueries queries = new AlarmQueries(database);
        Labels labels = new Labels(database, JournalStory.CLOCK);

        AlarmPage first = time("all, first 100", () -> page(queries, all(Optional.empty(), Optional.empty())));
        AlarmPage subsystem =
                time("one of 20 subsystems", () -> page(queries, all(Optional.of("Sub7"), Optional.empty())));
        AlarmPage rare =
                time("q finds 11 alarms", () -> page(queries, all(Optional.empty(), Optional.of("crate 9999"))));
        AlarmPage none = time("q finds none", () -> page(queries, all(Optional.empty(), Optional.of("no such thing"))));
        AlarmPage both =
                time("subsystem and q", () -> page(queries, all(Optional.of("Sub7"), Optional.of("crate 77"))));
        AlarmPage deep = time(
                "all, a page from the middle",
                () -> queries.list(
                        all(Optional.empty(), Optional.empty()),
                        100,
                        Optional.of(new AlarmCursor(
                                Severity.ALARM, JournalStory.CLOCK.instant().plusSeconds(ALARMS / 2), 1))));
        var transitions = time("transitions of one alarm", () -> queries.transitions(ALARMS / 2));
        LabelPage ofSubsystem = time(
                "labels of a subsystem",
                () -> labels.list(LabelFilter.ofSubsystem("HcalSim"), 100, OptionalLong.empty()));
        var certified = time(
                "certification of 100 elements, 1,000 LS",
                () -> new Certifications(database, JournalStory.CLOCK).ofRun(2).orElseThrow());
        Instant begin = JournalStory.CLOCK.instant();
        Kpi day = time(
                "figures of all 100,000 raised", () -> new Kpis(database).of(begin, begin.plus(Duration.ofHours(30))));
        Kpi shift = time(
                "figures of 8 hours, 28,800 raised",
                () -> new Kpis(database).of(begin, begin.plus(Duration.ofHours(8))));
        var records = time(
                "track records of 1,000 elements",
                () -> new TrackRecords(database)
                        .of(LongStream.rangeClosed(1, ELEMENTS).boxed().toList()));
        var record = time("track record of one element", () -> new TrackRecords(database).of(7));

        assertThat(List.of(first, deep))
                .allSatisfy(page -> assertThat(page.items()).hasSize(100));
        assertThat(List.of(subsystem, both))
                .allSatisfy(page -> assertThat(page.items()).isNotEmpty());
        assertThat(rare.items()).hasSizeBetween(1, 100);
        assertThat(none.items()).isEmpty();
        assertThat(transitions).hasSize(TRANSITIONS);
        assertThat(ofSubsystem.items()).hasSize(100);
        assertThat(record.raised()).isPositive();
        assertThat(records).hasSize(ELEMENTS);
        assertThat(day.alarms()).isEqualTo(ALARMS);
        assertThat(shift.alarms()).isEqualTo(28_800);
        assertThat(certified.proposal().standings()).hasSize(20);
    }

    private static <T> T time(String what, Supplier<T> query) {
        long[] nanos = new long[REPETITIONS];
        T last = query.get();
        for (int i = 0; i < REPETITIONS; i++) {
            long begin = System.nanoTime();
            last = query.get();
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        System.err.printf(
                "history of %d alarms, %s: median %.1f ms, p95 %.1f ms%n",
                ALARMS, what, nanos[REPETITIONS / 2] / 1e6, nanos[REPETITIONS * 95 / 100] / 1e6);
        return last;
    }

    private static AlarmPage page(AlarmQueries queries, AlarmFilter filter) {
        return queries.list(filter, 100, Optional.empty());
    }

    private static AlarmFilter all(Optional<String> subsystem, Optional<String> text) {
        return new AlarmFilter(
                AlarmFilter.State.ALL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                subsystem,
                Optional.empty(),
                text);
    }

    /** Copies of the one alarm, by names of columns, so that the schema may go on changing. */
    private static boolean multiply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            copy(statement, "element", "OVERRIDING SYSTEM VALUE", 2, ELEMENTS, """
                    'id', g, 'me', 'Sub' || g % 20 || '/Task/Occupancy/element' || g,
                    'key_hash', '\\x' || md5(g::text)""");
            copy(statement, "alarm", "", 2, ALARMS, """
                    'id', g, 'element_id', 1 + g % 1000, 'title', 'crate ' || g || ' dead, 25 channels',
                    'subsystem', 'Sub' || (1 + g % 1000) % 20, 'search', 'crate ' || g || ' dead, 25 channels sub/task',
                    'since', (a.original).since + g * interval '1 s', 'severity', CASE WHEN g % 3 = 0 THEN 'WARN' ELSE 'ALARM' END,
                    'condition', 'NORMAL', 'acknowledgement', 'NONE', 'is_open', false, 'is_followed', false""");
            if (isThere(statement, "sign")) {
                copy(statement, "sign", "", 2, ALARMS, "'alarm_id', g, 'element_id', 1 + g % 1000");
            }
            // All but the first, which raised the alarm.
            statement.execute("DELETE FROM transition WHERE seq > 1");
            copy(statement, "transition", "", 2, TRANSITIONS * ALARMS, """
                    'seq', g, 'alarm_id', 1 + (g - 1) % 100000,
                    'ts', (a.original).ts + (g - 1) % 100000 * interval '1 s' + (g - 1) / 100000 * interval '90 s',
                    'cause', CASE WHEN g <= 100000 THEN 'RAISED' ELSE 'ACKNOWLEDGED' END""");
            copy(statement, "label", "OVERRIDING SYSTEM VALUE", 2, ALARMS, "'id', g, 'alarm_id', g");
            copy(statement, "score", "", 0, SCORES - 1, """
                    'run', 2, 'element_id', 2 + g % 100, 'ls', 1 + g / 100, 'kafka_offset', g, 'anomalous', false,
                    'regions', '[]'::jsonb""");
            statement.execute("ANALYZE");
        }
        return true;
    }

    private static boolean isThere(Statement statement, String table) throws SQLException {
        try (var rows = statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private static void copy(Statement statement, String table, String overriding, int from, int to, String changes)
            throws SQLException {
        statement.execute("INSERT INTO %s %s SELECT (jsonb_populate_record(a.original, jsonb_build_object(%s))).*"
                        .formatted(table, overriding, changes)
                + " FROM (SELECT t AS original FROM %s t LIMIT 1) a, generate_series(%d, %d) g"
                        .formatted(table, from, to));
    }
}

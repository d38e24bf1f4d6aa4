package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.dqm.alarm.label.Drafts;
import org.dqm.alarm.label.LabelTarget;
import org.dqm.alarm.label.LabelVerdict;
import org.dqm.alarm.label.TrackRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class KpisIT {
    private static final Instant FROM = Instant.parse("2026-05-01T03:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofHours(8));
    private static final long SEED = 20_261_122;

    private Database database;
    private long ids = 1;

    @BeforeEach
    void begin(Database fresh) {
        database = fresh;
        new JournalStory(database).sees(dead(9, block(30, 11, 5, 5)));
    }

    @Test
    void aQuietShiftHasNoFigures() {
        Kpi kpi = kpi();

        assertThat(kpi.alarms()).isZero();
        assertThat(kpi.per10Minutes()).isEqualTo(new Kpi.Rate(0, 0));
        assertThat(kpi.flood()).isEqualTo(new Kpi.Flood(0, 0));
        assertThat(kpi.acknowledgement()).isEqualTo(new Kpi.Response(0, Optional.empty(), Optional.empty()));
        assertThat(kpi.subsystems()).isEmpty();
    }

    @Test
    void ratesAreCountedInStretchesOfTenMinutesBySubsystem() {
        raised("Ecal", 0, 1, 599);
        raised("Hcal", 1, 600);
        raised("Hcal", -1, 8 * 3600);

        Kpi kpi = kpi();

        assertThat(kpi.alarms()).isEqualTo(5);
        assertThat(kpi.per10Minutes().highest()).isEqualTo(4);
        assertThat(kpi.per10Minutes().mean()).isCloseTo(5 / 48.0, within(1e-9));
        assertThat(kpi.subsystems())
                .extracting(
                        Kpi.OfSubsystem::subsystem,
                        Kpi.OfSubsystem::alarms,
                        each -> each.per10Minutes().highest())
                .containsExactly(tuple("Ecal", 3L, 3L), tuple("Hcal", 2L, 1L));
    }

    @Test
    void theEleventhAlarmInTenMinutesIsAFlood() {
        raised("Ecal", LongStream.range(0, 10).toArray());
        assertThat(kpi().flood().seconds()).isZero();

        raised("Ecal", 10);

        assertThat(kpi().flood().seconds()).isCloseTo(590, within(1e-6));
        assertThat(kpi().flood().percent()).isCloseTo(100 * 590 / (8 * 3600.0), within(1e-9));
    }

    @Test
    void floodsAreAsLongAsAPlainCountOfEverySecondSays() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Long> times = new ArrayList<>();
        for (int burst = 0; burst < 12; burst++) {
            long begin = random.nextLong(-900, 8 * 3600);
            for (int i = random.nextInt(25); i > 0; i--) {
                times.add(begin + random.nextLong(900));
            }
        }
        raised("Ecal", times.stream().mapToLong(time -> time).toArray());

        // Times are whole seconds, so a second is in a flood or it is not.
        long flooded = LongStream.range(0, 8 * 3600)
                .filter(second -> times.stream()
                                .filter(time -> time <= second && time > second - 600)
                                .count()
                        > 10)
                .count();

        assertThat(flooded).isPositive();
        assertThat(kpi().flood().seconds()).as("seed " + SEED).isCloseTo((double) flooded, within(1e-6));
    }

    @Test
    void waitingIsFromTheRevisionUntilItIsFirstAcknowledged() {
        for (int i = 1; i <= 21; i++) {
            raised("Ecal", 100L * i);
            change(ids, "ACKNOWLEDGED", 100L * i + i);
            change(ids, "UNACKNOWLEDGED", 100L * i + i + 1);
            change(ids, "ACKNOWLEDGED", 100L * i + 90);
        }

        Kpi.Response response = kpi().acknowledgement();

        assertThat(response).isEqualTo(new Kpi.Response(21, Optional.of(11.0), Optional.of(20.0)));
    }

    @Test
    void elementsAndChecksTellHowOftenTheyWereRight() {
        raised("Ecal", 5);
        new Labels(database, JournalStory.CLOCK).add(Drafts.of(new LabelTarget.OfAlarm(ids), LabelVerdict.GOOD), "ann");

        Kpi kpi = kpi();

        assertThat(kpi.elements()).singleElement().satisfies(each -> {
            assertThat(each.alarms()).isEqualTo(1);
            assertThat(each.trackRecord()).isEqualTo(new TrackRecord(2, 0, 1));
        });
        assertThat(kpi.checks()).containsExactly(new Kpi.OfCheck(Optional.empty(), Optional.empty(), 1, 0, 1));
    }

    @Test
    void whatStandsForADayIsStandingAndShadowsCountForNothing() {
        assertThat(new Kpis(database).of(FROM, JournalStory.CLOCK.instant().plus(Duration.ofHours(24))))
                .satisfies(kpi -> assertThat(kpi.standing()).isEqualTo(1));
        assertThat(kpi().standing()).isZero();
        raised("Ecal", 5);
        database.write(connection ->
                connection.prepareStatement("UPDATE alarm SET stage = 'SHADOW'").executeUpdate());

        assertThat(kpi().alarms()).isZero();
        assertThat(kpi().elements()).isEmpty();
    }

    private Kpi kpi() {
        return new Kpis(database).of(FROM, TO);
    }

    /** An alarm of its own for each of these times, in seconds after the beginning of the span. */
    private void raised(String subsystem, long... seconds) {
        for (long second : seconds) {
            ids++;
            execute(
                    "INSERT INTO alarm SELECT (jsonb_populate_record(a, jsonb_build_object('id', ?::bigint, 'subsystem',"
                            + " ?::text))).* FROM alarm a WHERE id = 1",
                    ids,
                    subsystem);
            execute(
                    "INSERT INTO sign SELECT (jsonb_populate_record(s, jsonb_build_object('alarm_id', ?::bigint))).*"
                            + " FROM sign s WHERE alarm_id = 1",
                    ids);
            change(ids, "RAISED", second);
        }
    }

    private void change(long alarm, String cause, long second) {
        execute(
                "INSERT INTO transition (seq, alarm_id, ts, cause, revision, condition, severity, acknowledgement)"
                        + " SELECT max(seq) + 1, ?, ?, ?, 1, 'ACTIVE', 'ALARM', 'UNACKED' FROM transition",
                alarm,
                Timestamp.from(FROM.plusSeconds(second)),
                cause);
        execute("UPDATE feed SET last_seq = last_seq + 1");
    }

    private void execute(String sql, Object... values) {
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        });
    }
}

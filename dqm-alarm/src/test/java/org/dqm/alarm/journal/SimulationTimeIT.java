package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.Check;
import org.dqm.alarm.Gates;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Thresholds;
import org.dqm.alarm.threshold.Rule;
import org.dqm.domain.ElementPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long a simulation takes. {@code -Dsimulation.lumisections=10000} makes the past a million lumisections; CI
 * keeps it small.
 */
@ExtendWith(PostgresExtension.class)
class SimulationTimeIT {
    private static final int ELEMENTS = 100;
    private static final int LUMISECTIONS = Integer.getInteger("simulation.lumisections", 500);
    private static final double NOISE_SEED = 0.42;

    // Good lumisections reach score s once in 10^s; every element has a fault of 20 lumisections once in 2000.
    private static final String SCORES = """
            INSERT INTO score (element_id, run, ls, source, kafka_partition, kafka_offset, content, at, model_name,
                model_version, engine, reconstruction_error, score, persistent_score, calibrated_to, threshold,
                anomalous, conditions_joined, regions, entries)
            SELECT e, 1 + ls / 1500, ls, 1, 0, e * 100000 + ls, ls, now(), 'hcal', 1, 'dl4j', 1.02, s, s, 7, 6.1,
                s >= 6.1, false,
                CASE WHEN s < 2 THEN '[]'::jsonb ELSE jsonb_build_array(jsonb_build_object(
                    'kind', 'DEAD', 'nx', 64, 'ny', 72, 'bins', b || '-' || b + 4, 'score', s)) END, 100000
            FROM (SELECT e, ls,
                    CASE WHEN (ls + 37 * e) %% 2000 < 20 THEN 8.0 ELSE least(-log10(1 - random()), 9) END AS s,
                    CASE WHEN (ls + 37 * e) %% 2000 < 20 THEN 20 * e ELSE 10 + floor(random() * 4000)::int END AS b
                FROM generate_series(1, %d) e, generate_series(1, %d) ls) drawn""";

    @Test
    void aSimulationOfManyLumisectionsTakesSeconds(Database database) {
        fill(database);
        ThresholdSimulations simulations = new ThresholdSimulations(database, Check.DEFAULT, JournalStory.CLOCK);
        Thresholds low = new Thresholds(3, new Thresholds.Level(3.5, 2, 5), new Thresholds.Level(5, 1, 1), 12, 3);

        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            var comparison =
                    simulations.simulate(rule(low), OptionalLong.empty()).comparison();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.err.println(
                    "simulation of " + comparison.scored() + " stored lumisections: " + took.toMillis() + " ms, "
                            + comparison.present().alarms() + " alarms today, "
                            + comparison.proposed().alarms() + " proposed");

            assertThat(comparison.scored()).isEqualTo((long) ELEMENTS * LUMISECTIONS);
            assertThat(comparison.present().alarms()).isPositive();
            assertThat(took).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static void fill(Database database) {
        new JournalStory(database).sees();
        boolean unused = database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("TRUNCATE score");
                statement.execute("INSERT INTO element (dataset, me, key_hash, last_at) SELECT '', 'HcalSim/' || n,"
                        + " sha256(n::text::bytea), now() FROM generate_series(2, " + ELEMENTS + ") n");
                statement.execute("SELECT setseed(" + NOISE_SEED + ")");
                statement.execute(SCORES.formatted(ELEMENTS, LUMISECTIONS));
            }
            return true;
        });
        boolean analysed = database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                connection.commit();
                connection.setAutoCommit(true);
                statement.execute("VACUUM ANALYZE score");
                connection.setAutoCommit(false);
            }
            return true;
        });
        assertThat(unused && analysed).isTrue();
    }

    private static Rule rule(Thresholds thresholds) {
        return new Rule(
                new ElementPattern("HcalSim/**"),
                0,
                Rule.Limits.of(thresholds),
                Gates.OPEN,
                Stage.VISUAL,
                Optional.empty());
    }
}

package org.dqm.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Severity;
import org.dqm.alarm.journal.AlarmFilter;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.CanaryRows;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.DatabaseAddress;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.config.ScoringConfig;
import org.dqm.api.config.ScoringConfig.EngineChoice;
import org.dqm.api.watch.Canary;
import org.dqm.api.watch.CanarySubject;
import org.dqm.api.watch.SystemAlarms;
import org.dqm.domain.Outcome;
import org.dqm.domain.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The canary on the shipped models and a real database. */
@ExtendWith(PostgresExtension.class)
class CanaryIT {
    private static final Path MODELS = Path.of(System.getProperty("dqm.root"), "models");

    private Database real;
    private Database apart;
    private ModelSet models;

    @BeforeEach
    void start(Database real, DatabaseAddress address) throws IOException {
        this.real = real;
        apart = Database.openApart(address, "canary");
        models = ModelSet.load(MODELS, new ScoringConfig(MODELS, EngineChoice.ONNXRUNTIME, 1));
    }

    @AfterEach
    void stop() {
        models.close();
        apart.close();
    }

    @Test
    void everyShippedModelCanBeSungTo() {
        assertThat(models.subjects())
                .isNotEmpty()
                .allSatisfy(subject -> assertThat(Canary.suits(subject))
                        .as("%s", subject.model())
                        .isTrue());
    }

    @Test
    void aKnownFaultIsRaisedClearedAndAcknowledgedWithoutATraceInTheLists() {
        Canary canary = canary();

        canary.isMoreLeft();
        List<Alarm> raised = new SystemAlarms(Optional.of(new AlarmQueries(apart)))
                .list(AlarmFilter.OPEN, 10, Optional.empty())
                .items();
        rounds(canary, 3);

        assertThat(raised).singleElement().satisfies(alarm -> {
            assertThat(alarm.severity()).isEqualTo(Severity.ALARM);
            assertThat(alarm.condition()).isEqualTo(Condition.ACTIVE);
            assertThat(alarm.acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
        });
        assertThat(new AlarmQueries(apart).snapshot().items()).isEmpty();
        assertThat(new CanaryRows(apart).lastCycle()).isPresent();
        AlarmQueries lists = new AlarmQueries(real);
        assertThat(lists.seq()).isZero();
        assertThat(lists.elementCount()).isZero();
        assertThat(lists.tally().decoded()).isZero();
        assertThat(lists.list(all(), 10, Optional.empty()).items()).isEmpty();
    }

    @Test
    void aRestartInTheMiddleOfACycleGoesOnInIt() {
        rounds(canary(), 2);

        rounds(canary(), 2 + 4);

        List<Alarm> alarms =
                new AlarmQueries(apart).list(all(), 10, Optional.empty()).items();
        assertThat(alarms)
                .hasSize(2)
                .allSatisfy(alarm -> assertThat(alarm.condition()).isEqualTo(Condition.NORMAL));
    }

    @Test
    void aModelThatSeesNothingLetsNoCycleEnd() {
        CanarySubject real = models.subjects().get(0);
        CanarySubject blind = new CanarySubject(real.model(), real.reference(), () -> (histogram, conditions) -> {
            var verdict = real.scorers().get().score(histogram, conditions);
            return new Verdict(verdict.id(), withoutRegions((Outcome.Scored) verdict.outcome()), Optional.empty());
        });

        rounds(new Canary(blind, apart, Clock.systemUTC()), 8);

        assertThat(new CanaryRows(apart).lastCycle()).isEmpty();
    }

    @Test
    void oldCyclesAreForgottenAndTheNextOnesCount() {
        Canary canary = canary();
        rounds(canary, 4);

        new CanaryRows(apart).forget();
        assertThat(new CanaryRows(apart).lastCycle()).isEmpty();
        rounds(canary, 4);

        assertThat(new CanaryRows(apart).lastCycle()).isPresent();
    }

    private static Outcome withoutRegions(Outcome.Scored scored) {
        return new Outcome.Scored(
                scored.model(),
                scored.engine(),
                scored.reconstructionError(),
                0,
                0,
                scored.calibratedTo(),
                scored.threshold(),
                false,
                false,
                List.of());
    }

    private Canary canary() {
        CanarySubject subject =
                models.subjects().stream().filter(Canary::suits).findFirst().orElseThrow();
        return new Canary(subject, apart, Clock.systemUTC());
    }

    private static void rounds(Canary canary, int rounds) {
        for (int i = 0; i < rounds; i++) {
            canary.isMoreLeft();
        }
    }

    private static AlarmFilter all() {
        return new AlarmFilter(
                AlarmFilter.State.ALL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}

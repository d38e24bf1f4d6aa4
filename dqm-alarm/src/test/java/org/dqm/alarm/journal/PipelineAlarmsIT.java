package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Annunciation;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.Transition;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.mask.BinBox;
import org.dqm.alarm.mask.MaskDraft;
import org.dqm.alarm.outofservice.OutOfServiceDraft;
import org.dqm.alarm.watch.PipelineFault;
import org.dqm.domain.BinRange;
import org.dqm.domain.ElementPattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Faults of the pipeline itself are alarms like all others. */
@ExtendWith(PostgresExtension.class)
class PipelineAlarmsIT {
    private static final Instant START = Instant.parse("2026-05-01T02:00:00Z");
    private static final PipelineFault SILENT =
            new PipelineFault(PipelineFault.Kind.NO_DATA, "no-data/HcalSim", "no data from 2 of 7 elements", START);
    private static final PipelineFault LAG =
            new PipelineFault(PipelineFault.Kind.LAG, "lag", "5000 records are unread", START);

    private Database database;
    private PipelineAlarms alarms;
    private AlarmQueries queries;

    @BeforeEach
    void begin(Database fresh) {
        database = fresh;
        queries = new AlarmQueries(database);
        alarms = replica(Stage.VISUAL);
    }

    @Test
    void aFaultIsOneAlarmHoweverOftenItIsTold() {
        alarms.keep(List.of(SILENT), true);

        assertThat(alarms.keep(List.of(SILENT), true)).isZero();

        Alarm alarm = only();
        assertThat(alarm.isOfPipeline()).isTrue();
        assertThat(alarm.subsystem()).isEqualTo("HcalSim");
        assertThat(alarm.title()).isEqualTo("no data from 2 of 7 elements");
        assertThat(alarm.severity()).isEqualTo(Severity.ALARM);
        assertThat(alarm.acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
        assertThat(alarm.annunciation().stage()).isEqualTo(Stage.VISUAL);
        assertThat(causes(alarm)).containsExactly(Cause.RAISED);
    }

    @Test
    void noMaskAndNoOutageOfTheDetectorSilencesIt() {
        alarms.keep(List.of(SILENT), true);
        Clock clock = Clock.fixed(START, ZoneOffset.UTC);
        ElementPattern all = new ElementPattern("HcalSim/**");
        List<BinBox> firstBin = List.of(new BinBox(new BinRange(1, 1), new BinRange(1, 1)));

        new MaskCommands(database, FloodLimits.DEFAULT, clock)
                .create(
                        List.of(new MaskDraft(
                                all,
                                firstBin,
                                Optional.empty(),
                                Set.of(),
                                "dead",
                                START.plusSeconds(60),
                                OptionalLong.empty())),
                        "expert");
        new OutOfServiceBook(database, FloodLimits.DEFAULT, clock)
                .create(new OutOfServiceDraft(all, "repair", Optional.empty()), "expert");

        assertThat(only().suppressions()).isEmpty();
        assertThat(only().isSevere()).isTrue();
    }

    @Test
    void faultsOfNoDataInParticularBelongToTheSystem() {
        alarms.keep(List.of(LAG), true);

        assertThat(only().subsystem()).isEqualTo("system");
        assertThat(only().severity()).isEqualTo(Severity.WARN);
    }

    @Test
    void whatChangesInTheWordsIsNoNews() {
        alarms.keep(List.of(LAG), true);

        alarms.keep(List.of(new PipelineFault(PipelineFault.Kind.LAG, "lag", "9000 records are unread", START)), true);

        assertThat(only().title()).isEqualTo("9000 records are unread");
        assertThat(only().revision()).isEqualTo(1);
    }

    @Test
    void aFaultThatHasGoneReturnsAndWaitsForAPerson() {
        alarms.keep(List.of(SILENT), true);

        alarms.keep(List.of(), true);

        assertThat(only().condition()).isEqualTo(Condition.NORMAL);
        assertThat(only().acknowledgement()).isEqualTo(Acknowledgement.RETURNED_UNACKED);
        acknowledge(only());
        assertThat(queries.snapshot().items()).isEmpty();
    }

    @Test
    void aFaultThatStandsAcrossARestartIsTheSameAlarm() {
        alarms.keep(List.of(SILENT), true);
        acknowledge(only());

        PipelineAlarms restarted = replica(Stage.VISUAL);
        assertThat(restarted.keep(List.of(), false)).as("nothing was told yet").isZero();
        assertThat(restarted.keep(List.of(SILENT), true)).isZero();

        assertThat(only().acknowledgement()).isEqualTo(Acknowledgement.ACKED);
    }

    @Test
    void aFaultThatEndedWhileTheServiceWasDownReturns() {
        alarms.keep(List.of(SILENT), true);

        PipelineAlarms restarted = replica(Stage.VISUAL);
        restarted.keep(List.of(), false);
        assertThat(only().condition()).isEqualTo(Condition.ACTIVE);
        restarted.keep(List.of(), true);

        assertThat(causes(only())).containsExactly(Cause.RAISED, Cause.RETURNED);
    }

    @Test
    void aFaultThatComesAgainBeforeAnybodySawItIsTheSameAlarm() {
        alarms.keep(List.of(SILENT), true);
        alarms.keep(List.of(), true);

        alarms.keep(List.of(SILENT), true);

        assertThat(only().revision()).isEqualTo(2);
        assertThat(only().acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
    }

    @Test
    void replicasThatTellItAtOnceRaiseItOnce() throws InterruptedException, ExecutionException {
        ExecutorService replicas = Executors.newFixedThreadPool(4);
        List<Future<Integer>> changes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            changes.add(replicas.submit(() -> replica(Stage.VISUAL).keep(List.of(SILENT, LAG), true)));
        }

        int changed = 0;
        for (Future<Integer> change : changes) {
            changed += change.get();
        }

        assertThat(changed).isEqualTo(2);
        assertThat(queries.snapshot().items()).hasSize(2);
        assertThat(queries.seq()).isEqualTo(2);
        replicas.shutdown();
    }

    @Test
    void anAudibleOneIsAnnounced() {
        replica(Stage.AUDIBLE).keep(List.of(SILENT), true);

        assertThat(queries.slice(0, 10).announcements()).hasSize(1);
    }

    @Test
    void itIsShelvedAndFoundLikeAnyOther() {
        alarms.keep(List.of(SILENT), true);

        CommandResult result = new AlarmCommands(database, JournalStory.CLOCK)
                .shelve(new Shelving(
                        only().id(),
                        1,
                        "ann",
                        Optional.of(START.plusSeconds(600)),
                        false,
                        Suppression.Reason.MAINTENANCE,
                        Optional.empty()));

        assertThat(result).isInstanceOf(CommandResult.Done.class);
        assertThat(only().suppressions()).hasSize(1);
    }

    @Test
    void itsPlaceIsNoElementThatSendsData() {
        new JournalStory(database).sees().sees();
        Certifications certifications = new Certifications(database, JournalStory.CLOCK);
        Optional<Certified> before = certifications.ofRun(1);

        alarms.keep(List.of(SILENT, LAG), true);

        assertThat(queries.elementCount()).isEqualTo(1);
        assertThat(queries.elements(0, 10)).hasSize(1);
        assertThat(before).isPresent();
        assertThat(certifications.ofRun(1)).isEqualTo(before);
    }

    private PipelineAlarms replica(Stage stage) {
        Annunciation annunciation = new Annunciation(stage, Optional.of("call ann"), Optional.empty());
        return new PipelineAlarms(database, annunciation, FloodLimits.DEFAULT, JournalStory.CLOCK);
    }

    private void acknowledge(Alarm alarm) {
        CommandResult result = new AlarmCommands(database, JournalStory.CLOCK)
                .acknowledge(new Acknowledging(alarm.id(), alarm.revision(), "ann", Optional.empty()));
        assertThat(result).isInstanceOf(CommandResult.Done.class);
    }

    private Alarm only() {
        List<Alarm> open = queries.snapshot().items();
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    private List<Cause> causes(Alarm alarm) {
        return queries.transitions(alarm.id()).stream().map(Transition::cause).toList();
    }
}

package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.mask.BinBox;
import org.dqm.domain.BinSet;
import org.dqm.domain.ElementKey;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people have long known becomes a mask. */
@ExtendWith(PostgresExtension.class)
class AdoptionIT {
    private static final BinSet BINS = block(30, 11, 5, 5);
    private static final Region FAULT = dead(9, BINS);
    private static final ElementKey DEPTH2 = new ElementKey("", "HcalSim/DigiTask/Occupancy/depth/depth2");

    private final Instant until = JournalStory.CLOCK.instant().plusSeconds(600);
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
    void adoptedAlarmIsMaskedOnEachOfItsElementsInOneStep() {
        story.commit(Verdicts.scored(new RecordId(DEPTH2, 1, 102), FAULT));

        assertThat(commands.adopt(adoption(alarm().revision()))).isInstanceOf(CommandResult.Done.class);

        assertThat(alarm().suppressions())
                .singleElement()
                .satisfies(why -> assertThat(why.type()).isEqualTo(Suppression.Type.MASKED));
        assertThat(story.journal().masks().of(DEPTH2.me())).isEqualTo(BinBox.of(BINS));
        assertThat(story.journal().masks().of(Verdicts.ELEMENT.me())).isEqualTo(BinBox.of(BINS));
        assertThat(story.journal().masks().inForce())
                .allSatisfy(mask -> assertThat(mask.known().alarmId()).hasValue(1));
        assertThat(new AuditQueries(database)
                        .list(AuditFilter.ALL, 10, OptionalLong.empty())
                        .items())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.mutation().action()).isEqualTo("ADOPT");
                    assertThat(entry.mutation().object()).isEqualTo("alarms/1/adoption");
                });
    }

    @Test
    void adoptionNamesTheRevisionThatWasSeenAndAnOpenAlarm() {
        assertThat(commands.adopt(adoption(7))).isInstanceOf(CommandResult.Stale.class);
        assertThat(commands.adopt(new Adoption(99, 1, "expert", Set.of(), "known", until)))
                .isInstanceOf(CommandResult.Missing.class);
        acknowledge();
        story.sees().sees().sees();
        assertThat(commands.adopt(adoption(1))).isInstanceOf(CommandResult.NotNow.class);
        assertThat(story.journal().masks().edition()).isZero();
    }

    @Test
    void adoptionLocksAlarmsInTheOrderOfAllOthers() throws Exception {
        story.sees(FAULT, Verdicts.hot(9, block(50, 11, 3, 3)));
        assertThat(new AlarmQueries(database).one(2)).isPresent();
        ExecutorService person = Executors.newSingleThreadExecutor();
        try {
            Future<CommandResult> adopted = database.write(connection -> {
                AlarmRows rows = new AlarmRows(connection);
                rows.lock(1);
                Future<CommandResult> waiting =
                        person.submit(() -> commands.adopt(new Adoption(2, 1, "expert", Set.of(), "known", until)));
                long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                while (!isAnyoneWaiting()) {
                    assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
                }
                rows.lock(2);
                return waiting;
            });

            assertThat(adopted.get(10, TimeUnit.SECONDS)).isInstanceOf(CommandResult.Done.class);
        } finally {
            person.shutdownNow();
        }
    }

    private boolean isAnyoneWaiting() {
        return database.read(connection -> {
            try (Statement select = connection.createStatement();
                    ResultSet rows = select.executeQuery("SELECT 1 FROM pg_locks WHERE NOT granted")) {
                return rows.next();
            }
        });
    }

    @Test
    void alarmLeftAcknowledgedForThreeRunsIsProposedUntilItIsMasked() {
        acknowledge();
        assertThat(proposed()).isEmpty();
        for (int run = 2; run <= 4; run++) {
            story.commit(Verdicts.scored(Verdicts.id(run, 1), FAULT));
            assertThat(proposed().isPresent()).as("run %d", run).isEqualTo(run == 4);
        }

        MaskProposal proposal = proposed().orElseThrow();

        assertThat(proposal.runs()).isEqualTo(3);
        assertThat(proposal.places()).containsExactly(new MaskProposal.Place(Verdicts.ELEMENT.me(), BinBox.of(BINS)));
        commands.adopt(adoption(1));
        assertThat(proposed()).isEmpty();
    }

    private Adoption adoption(int revision) {
        return new Adoption(1, revision, "expert", Set.of(), "known since the stop", until);
    }

    private void acknowledge() {
        new AlarmCommands(database, JournalStory.CLOCK)
                .acknowledge(new Acknowledging(1, 1, "shifter", Optional.empty()));
    }

    private Optional<MaskProposal> proposed() {
        return new MaskQueries(database).proposals(3).stream().findFirst();
    }

    private Alarm alarm() {
        return new AlarmQueries(database).one(1).orElseThrow();
    }
}

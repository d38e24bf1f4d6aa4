package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.AlarmPolicy;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.ElementWatch;
import org.dqm.alarm.Verdicts;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Region;
import org.dqm.domain.RegionKind;
import org.dqm.domain.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database holds all that decisions depend on. */
@ExtendWith(PostgresExtension.class)
class RestartIT {
    private static final long SEED = 20260501;
    private static final int LUMISECTIONS = 150;

    @Test
    void decisionsWithRestartsAreThoseWithout(Database database) {
        Random random = new Random(SEED);
        long[] ids = {0};
        AlarmPolicy policy = new AlarmPolicy(() -> ++ids[0]);
        JournalStory stored = new JournalStory(database);
        ElementWatch watch = new ElementWatch(new ElementRef(1, Verdicts.ELEMENT), Optional.empty(), List.of());

        for (Verdict verdict : verdicts(random)) {
            stored.restart().commit(verdict);
            watch = policy.decide(watch, Verdicts.AUDIBLE, verdict, JournalStory.CLOCK.instant())
                    .after();
            if (verdict.id().ls() % 20 == 0) {
                acknowledgeAll(database);
                watch = new ElementWatch(watch.element(), watch.progress(), acknowledged(watch));
            }

            assertThat(followed(database))
                    .as("after %s, seed %d", verdict.id(), SEED)
                    .isEqualTo(watch.alarms());
        }
        assertThat(ids[0]).as("alarms").isGreaterThan(10);
    }

    @Test
    void acknowledgementSurvivesARestart(Database database) {
        Region fault = Verdicts.dead(8, Verdicts.block(30, 11, 5, 5));
        JournalStory story = new JournalStory(database).sees(fault);
        Alarm alarm = new AlarmQueries(database).snapshot().items().get(0);
        new AlarmCommands(database, JournalStory.CLOCK)
                .acknowledge(new Acknowledging(alarm.id(), 1, "shifter", Optional.of("called HCAL\non call")));

        story.restart().sees(fault);

        assertThat(new AlarmQueries(database).one(alarm.id()).orElseThrow().acknowledger())
                .hasValueSatisfying(by -> {
                    assertThat(by.by()).isEqualTo("shifter");
                    assertThat(by.comment()).contains("called HCAL\non call");
                });
    }

    @Test
    void evidenceComesBackAsItWas(Database database) {
        Region fault = new Region(RegionKind.DEAD, Verdicts.block(30, 11, 5, 5), 4.5, Optional.of("HBM07 \"x\"\t"));
        JournalStory story = new JournalStory(database).sees(fault).sees();
        Alarm alarm = pending(database);

        Evidence evidence = new AlarmQueries(database)
                .evidence(alarm.id(), OptionalInt.empty())
                .orElseThrow();

        assertThat(evidence.id()).isEqualTo(Verdicts.id(1, 101));
        assertThat(evidence.maps()).isEqualTo(Verdicts.maps());
        assertThat(evidence.regions()).containsExactly(fault);
        assertThat(new AlarmQueries(database).evidence(alarm.id(), OptionalInt.of(101)))
                .contains(evidence);
        assertThat(new AlarmQueries(database).evidence(alarm.id(), OptionalInt.of(102)))
                .isEmpty();
        assertThat(new AlarmQueries(database).evidence(99, OptionalInt.empty())).isEmpty();
        assertThat(story.offset()).isEqualTo(2);
    }

    private static void acknowledgeAll(Database database) {
        AlarmCommands commands = new AlarmCommands(database, JournalStory.CLOCK);
        followed(database)
                .forEach(alarm -> commands.acknowledge(
                        new Acknowledging(alarm.id(), alarm.revision(), "shifter", Optional.empty())));
    }

    private static List<Alarm> acknowledged(ElementWatch watch) {
        Acknowledger shifter = new Acknowledger("shifter", JournalStory.CLOCK.instant(), Optional.empty());
        return watch.alarms().stream()
                .map(alarm -> alarm.acknowledged(shifter).orElse(alarm))
                .filter(Alarm::isFollowed)
                .toList();
    }

    private static Alarm pending(Database database) {
        return followed(database).get(0);
    }

    private static List<Alarm> followed(Database database) {
        return database.write(connection -> new AlarmRows(connection).lockFollowed(List.of(1L), List.of()));
    }

    private static List<Verdict> verdicts(Random random) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int ls = 1; ls <= LUMISECTIONS; ls++) {
            List<Region> regions = new ArrayList<>();
            for (int place = 0; place < 3; place++) {
                double score = random.nextInt(3) == 0 ? random.nextDouble() * 14 : 0;
                if (score > 2) {
                    int width = 2 + random.nextInt(6);
                    regions.add(Verdicts.dead(score, Verdicts.block(1 + 20 * place, 1 + 6 * (ls / 15), width, 4)));
                }
            }
            int run = 1 + ls / 50;
            int late = random.nextInt(10) == 0 && ls % 50 > 3 ? 1000 + ls : ls;
            boolean isSilent = ls % 25 < 4;
            verdicts.add(
                    isSilent
                            ? Verdicts.notScored(Verdicts.id(run, late), NotScoredReason.LOW_STATISTICS)
                            : Verdicts.scored(Verdicts.id(run, late), regions.toArray(Region[]::new)));
        }
        return verdicts;
    }
}

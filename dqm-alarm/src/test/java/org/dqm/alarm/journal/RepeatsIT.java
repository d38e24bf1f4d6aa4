package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dqm.alarm.journal.Repeats.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request that is sent again is done once. */
@ExtendWith(PostgresExtension.class)
class RepeatsIT {
    private static final Repeats.Request REQUEST = new Repeats.Request("local", "key-1", "POST /comments hello");

    private Database database;
    private AlarmCommands commands;

    @BeforeEach
    void begin(Database fresh) {
        database = fresh;
        new JournalStory(database).sees(dead(9, block(30, 11, 5, 5)));
        commands = new AlarmCommands(database, JournalStory.CLOCK);
    }

    @Test
    void theSecondTimeTheStoredAnswerIsGivenAndNothingIsDone() {
        assertThat(repeats().once(REQUEST, () -> comment("201"))).isEqualTo(new Outcome.Answered("201", false));

        assertThat(repeats().once(REQUEST, () -> comment("never"))).isEqualTo(new Outcome.Answered("201", true));

        assertThat(comments()).containsExactly("201");
    }

    @Test
    void aKeyIsForOneRequestOfOneIdentity() {
        repeats().once(REQUEST, () -> comment("201"));

        assertThat(repeats().once(new Repeats.Request("local", "key-1", "POST /comments bye"), () -> comment("never")))
                .isEqualTo(new Outcome.OtherRequest());
        assertThat(repeats().once(new Repeats.Request("desk", "key-1", "POST /comments bye"), () -> comment("202")))
                .isEqualTo(new Outcome.Answered("202", false));
        assertThat(comments()).containsExactly("201", "202");
    }

    @Test
    void whatFailsLeavesNeitherTheChangeNorTheKey() {
        assertThatThrownBy(() -> repeats().once(REQUEST, () -> {
                    comment("lost");
                    throw new IllegalStateException("killed by a test");
                }))
                .hasMessage("killed by a test");

        assertThat(comments()).isEmpty();
        assertThat(repeats().once(REQUEST, () -> comment("201"))).isEqualTo(new Outcome.Answered("201", false));
    }

    @Test
    void whatItsOwnWorkHasDoneIsReadInTheSameTransaction() {
        List<String> seen = new ArrayList<>();

        repeats().once(REQUEST, () -> {
            comment("201");
            seen.addAll(comments());
            return "201";
        });

        assertThat(seen).containsExactly("201");
    }

    @Test
    void whileTheFirstIsRunningTheSecondIsTold() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        CompletableFuture<Outcome> first =
                CompletableFuture.supplyAsync(() -> repeats().once(REQUEST, () -> {
                    begun.countDown();
                    await(told);
                    return comment("201");
                }));
        await(begun);

        Outcome second = repeats().once(REQUEST, () -> comment("never"));
        told.countDown();

        assertThat(second).isEqualTo(new Outcome.Running());
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Answered("201", false));
        assertThat(comments()).containsExactly("201");
    }

    @Test
    void aKeyIsFreeAfterADay() {
        repeats().once(REQUEST, () -> comment("201"));

        assertThat(repeats(Duration.ofHours(24).minusSeconds(1)).once(REQUEST, () -> comment("never")))
                .isEqualTo(new Outcome.Answered("201", true));
        assertThat(repeats(Duration.ofHours(24)).once(REQUEST, () -> comment("202")))
                .isEqualTo(new Outcome.Answered("202", false));
    }

    private String comment(String text) {
        commands.comment(1, "ann", text);
        return text;
    }

    private List<String> comments() {
        return new AlarmQueries(database)
                .comments(List.of(1L), 20).getOrDefault(1L, List.of()).stream()
                        .map(Comment::text)
                        .toList();
    }

    private Repeats repeats() {
        return repeats(Duration.ZERO);
    }

    private Repeats repeats(Duration later) {
        return new Repeats(database, Clock.fixed(JournalStory.CLOCK.instant().plus(later), ZoneOffset.UTC));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

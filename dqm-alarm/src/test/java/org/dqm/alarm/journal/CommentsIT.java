package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.Acknowledger;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Handling;
import org.dqm.alarm.label.Drafts;
import org.dqm.alarm.label.LabelTarget;
import org.dqm.alarm.label.LabelVerdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people write about an alarm, and how far they have come with it. */
@ExtendWith(PostgresExtension.class)
class CommentsIT {
    private Database database;
    private JournalStory story;
    private AlarmCommands commands;
    private AlarmQueries queries;

    @BeforeEach
    void begin(Database fresh) {
        database = fresh;
        story = new JournalStory(database).sees(dead(9, block(30, 11, 5, 5)));
        commands = new AlarmCommands(database, JournalStory.CLOCK);
        queries = new AlarmQueries(database);
    }

    @Test
    void aCommentIsAChangeThatEverybodyHearsOfAndLeavesTheRevision() {
        Alarm before = alarm();
        long seq = queries.seq();

        commands.comment(1, "ann", "crate 7 is open");

        assertThat(alarm()).isEqualTo(before);
        FeedSlice slice = queries.slice(seq, 10);
        assertThat(slice.items()).extracting(FeedItem::cause).containsExactly(Cause.COMMENTED);
        assertThat(slice.announcements()).isEmpty();
    }

    @Test
    void theThreadHoldsWhatWasWrittenWithEveryAction() {
        acknowledge("saw it", Optional.empty());
        commands.comment(1, "bob", "HV is off");
        new Labels(database, JournalStory.CLOCK).add(Drafts.of(new LabelTarget.OfAlarm(1), LabelVerdict.BAD), "eva");
        commands.comment(1, "ann", "thanks");

        assertThat(queries.comments(List.of(1L), 20).get(1L))
                .extracting(Comment::by, Comment::cause, Comment::text)
                .startsWith(tuple("ann", Cause.ACKNOWLEDGED, "saw it"), tuple("bob", Cause.COMMENTED, "HV is off"))
                .endsWith(tuple("ann", Cause.COMMENTED, "thanks"));
        assertThat(queries.transitions(1)).extracting(change -> change.cause()).contains(Cause.LABELLED);
    }

    @Test
    void aLongThreadShowsItsEndAndComesInPages() {
        for (int i = 1; i <= 5; i++) {
            commands.comment(1, "ann", "no " + i);
        }

        assertThat(queries.comments(List.of(1L), 2).get(1L))
                .extracting(Comment::text)
                .containsExactly("no 4", "no 5");
        CommentPage first = queries.thread(1, 3, OptionalLong.empty());
        CommentPage second = queries.thread(1, 3, first.next());
        assertThat(first.items()).extracting(Comment::text).containsExactly("no 5", "no 4", "no 3");
        assertThat(second.items()).extracting(Comment::text).containsExactly("no 2", "no 1");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void theWorkGoesOnUnderTheFirstAcknowledger() {
        acknowledge("saw it", Optional.empty());
        assertThat(acknowledger().handling()).isEqualTo(Handling.SEEN);

        commands.acknowledge(new Acknowledging(1, 1, "bob", Optional.of("rang HCAL"), Optional.of(Handling.CALLED)));
        story.restart().sees(dead(9, block(30, 11, 5, 5)));

        assertThat(acknowledger())
                .extracting(Acknowledger::by, Acknowledger::comment, Acknowledger::handling)
                .containsExactly("ann", Optional.of("saw it"), Handling.CALLED);
        assertThat(alarm().revision()).isEqualTo(1);
        assertThat(queries.comments(List.of(1L), 20).get(1L))
                .last()
                .extracting(Comment::by, Comment::cause, Comment::text)
                .containsExactly("bob", Cause.HANDLED, "rang HCAL");
    }

    @Test
    void acknowledgingAgainRepeatsNothingAndLosesNothing() {
        acknowledge("saw it", Optional.of(Handling.CALLED));
        long seq = queries.seq();

        acknowledge("saw it", Optional.of(Handling.CALLED));
        acknowledge("saw it", Optional.empty());
        assertThat(queries.seq()).isEqualTo(seq);

        acknowledge("and rang HCAL", Optional.empty());
        assertThat(queries.seq()).isEqualTo(seq + 1);
        assertThat(acknowledger().handling()).isEqualTo(Handling.CALLED);
    }

    @Test
    void aCommentIsAuditedAndAnUnknownAlarmIsMissing() {
        commands.comment(1, "ann", "crate 7\0 is open");

        assertThat(new AuditQueries(database)
                        .list(AuditFilter.ALL, 10, OptionalLong.empty())
                        .items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.mutation().reason()).contains("crate 7 is open"));
        assertThat(commands.comment(99, "ann", "hello")).isInstanceOf(CommandResult.Missing.class);
    }

    private void acknowledge(String comment, Optional<Handling> handling) {
        commands.acknowledge(new Acknowledging(1, 1, "ann", Optional.of(comment), handling));
    }

    private Alarm alarm() {
        return queries.one(1).orElseThrow();
    }

    private Acknowledger acknowledger() {
        return alarm().acknowledger().orElseThrow();
    }
}

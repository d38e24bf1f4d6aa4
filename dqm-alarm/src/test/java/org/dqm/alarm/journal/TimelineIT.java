package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.dqm.alarm.Check;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.label.LsRange;
import org.dqm.domain.NotScoredReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class TimelineIT {
    private ElementQueries queries;
    private JournalStory story;

    @BeforeEach
    void begin(Database database) {
        queries = new ElementQueries(database, Check.DEFAULT);
        story = new JournalStory(database);
    }

    @Test
    void whatHasNoScoreAndWhatNeverCameAreTwoThings() {
        story.sees().sees();
        story.commit(Verdicts.notScored(Verdicts.id(1, 103), NotScoredReason.LOW_STATISTICS));
        story.commit(Verdicts.scored(Verdicts.id(1, 105)));

        Timeline timeline =
                queries.timeline(OptionalInt.of(1), ElementFilter.ALL, 0, 10).orElseThrow();

        assertThat(timeline.ls()).isEqualTo(new LsRange(46, 105));
        assertThat(timeline.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.spans())
                        .isEqualTo(List.of(
                                new Timeline.Span(new LsRange(101, 102), LumisectionState.GOOD),
                                new Timeline.Span(new LsRange(103, 103), LumisectionState.NOT_SCORED),
                                new Timeline.Span(new LsRange(105, 105), LumisectionState.GOOD))));
    }

    @Test
    void withoutARunItIsThatOfTheLastRecord() {
        assertThat(queries.timeline(OptionalInt.empty(), ElementFilter.ALL, 0, 10))
                .isEmpty();

        story.sees();

        assertThat(queries.timeline(OptionalInt.empty(), ElementFilter.ALL, 0, 10))
                .hasValueSatisfying(timeline -> assertThat(timeline.run()).isEqualTo(1));
    }
}

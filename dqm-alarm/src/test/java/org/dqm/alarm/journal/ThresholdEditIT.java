package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Gates;
import org.dqm.alarm.Stage;
import org.dqm.alarm.ThresholdRef;
import org.dqm.alarm.Thresholds;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.threshold.Rule;
import org.dqm.alarm.threshold.RuleVersion;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an edit of thresholds does to alarms: nothing by itself. */
@ExtendWith(PostgresExtension.class)
class ThresholdEditIT {
    private static final Region ALARM = dead(8, block(30, 11, 5, 5));
    private static final Thresholds STRICT =
            new Thresholds(20, new Thresholds.Level(20, 1, 1), new Thresholds.Level(30, 1, 1), 40, 1);

    private AlarmQueries queries;
    private ThresholdCommands commands;
    private JournalStory story;

    @BeforeEach
    void open(Database database) {
        queries = new AlarmQueries(database);
        commands = new ThresholdCommands(database, JournalStory.CLOCK);
        story = new JournalStory(database);
    }

    @Test
    void anEditClearsNothingAndCountsFromTheNextLumisection(Database database) {
        story.sees(ALARM);
        CommandResult unused = new AlarmCommands(database, JournalStory.CLOCK)
                .acknowledge(new Acknowledging(1, 1, "ann", Optional.empty()));
        Alarm before = open().get(0);
        long seq = queries.seq();

        RuleVersion rule = commands.create(rule(STRICT, Stage.VISUAL), "ann", "far too many");

        assertThat(open()).containsExactly(before);
        assertThat(queries.seq()).isEqualTo(seq);

        story.sees(ALARM);

        assertThat(rule.check().thresholds().goodInARow()).isEqualTo(1);
        assertThat(open()).isEmpty();
        assertThat(queries.one(1).orElseThrow().condition()).isEqualTo(Condition.NORMAL);
    }

    @Test
    void anEditRaisesNothing() {
        story.sees(dead(3.5, block(30, 11, 5, 5)));
        Thresholds low = new Thresholds(1, new Thresholds.Level(2, 1, 1), new Thresholds.Level(3, 1, 1), 4, 3);

        RuleVersion unused = commands.create(rule(low, Stage.VISUAL), "ann", "missed one");

        assertThat(open()).isEmpty();
        story.sees(dead(3.5, block(30, 11, 5, 5)));
        assertThat(open()).hasSize(1);
    }

    @Test
    void anEditOfTheStageLeavesTheAcknowledgementAlone(Database database) {
        RuleVersion rule = commands.create(rule(Thresholds.DEFAULT, Stage.VISUAL), "ann", "first days");
        story.sees(ALARM);
        CommandResult unused = new AlarmCommands(database, JournalStory.CLOCK)
                .acknowledge(new Acknowledging(1, 1, "ann", Optional.empty()));

        ThresholdResult edited = commands.edit(
                new ThresholdEdit(1, rule.ref().version(), "ann", "proven"), rule(Thresholds.DEFAULT, Stage.AUDIBLE));
        story.sees(ALARM);

        assertThat(edited).isInstanceOf(ThresholdResult.Saved.class);
        assertThat(open()).singleElement().satisfies(alarm -> {
            assertThat(alarm.acknowledgement()).isEqualTo(Acknowledgement.ACKED);
            assertThat(alarm.revision()).isEqualTo(1);
            assertThat(alarm.annunciation().threshold()).contains(new ThresholdRef(1, 1));
        });
    }

    @Test
    void anAlarmKeepsWhatRaisedIt() {
        RuleVersion rule = commands.create(rule(Thresholds.DEFAULT, Stage.AUDIBLE), "ann", "first days");

        story.sees(ALARM);

        assertThat(open().get(0).annunciation()).isEqualTo(rule.check().annunciation());
        assertThat(queries.slice(0, 10).announcements()).hasSize(1);
    }

    @Test
    void aVisualAlarmIsShownAndNotAnnounced() {
        RuleVersion unused = commands.create(rule(Thresholds.DEFAULT, Stage.VISUAL), "ann", "first days");

        story.sees(ALARM);

        FeedSlice slice = queries.slice(0, 10);
        assertThat(slice.items()).hasSize(1);
        assertThat(slice.announcements()).isEmpty();
        assertThat(open()).hasSize(1);
    }

    @Test
    void aShadowAlarmIsRecordedAndNeverShown() {
        RuleVersion unused = commands.create(rule(Thresholds.DEFAULT, Stage.SHADOW), "ann", "a trial");

        story.sees(ALARM);

        FeedSlice slice = queries.slice(0, 10);
        assertThat(slice.items()).isEmpty();
        assertThat(slice.announcements()).isEmpty();
        assertThat(slice.to()).isEqualTo(1);
        assertThat(queries.snapshot().items()).isEmpty();
        assertThat(list(AlarmFilter.State.OPEN)).isEmpty();
        assertThat(list(AlarmFilter.State.ALL)).isEmpty();
        assertThat(list(AlarmFilter.State.SHADOW)).hasSize(1);
    }

    @Test
    void aShadowAlarmThatGrowsUnderALouderCheckIsHeard() {
        RuleVersion rule = commands.create(rule(Thresholds.DEFAULT, Stage.SHADOW), "ann", "a trial");
        story.sees(ALARM);
        ThresholdResult unused = commands.edit(
                new ThresholdEdit(1, rule.ref().version(), "ann", "proven"), rule(Thresholds.DEFAULT, Stage.AUDIBLE));
        story.sees(ALARM);
        assertThat(open()).isEmpty();

        story.sees(dead(8, block(30, 11, 9, 9)));

        assertThat(open()).hasSize(1);
        assertThat(queries.slice(0, 10).announcements()).isNotEmpty();
    }

    @Test
    void aMapWithTooFewEntriesCountsNeitherWay() {
        Gates gates = new Gates(1e9, Gates.OPEN.beamModes());
        RuleVersion unused =
                commands.create(rule(Thresholds.DEFAULT, Stage.VISUAL, gates), "ann", "empty fills look dead");

        story.sees(ALARM);

        assertThat(list(AlarmFilter.State.ALL)).isEmpty();
        assertThat(queries.tally().scored()).isEqualTo(1);
    }

    private List<Alarm> open() {
        return list(AlarmFilter.State.OPEN);
    }

    private List<Alarm> list(AlarmFilter.State state) {
        AlarmFilter filter = new AlarmFilter(
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return queries.list(filter, 10, Optional.empty()).items();
    }

    private static Rule rule(Thresholds thresholds, Stage stage) {
        return rule(thresholds, stage, Gates.OPEN);
    }

    private static Rule rule(Thresholds thresholds, Stage stage, Gates gates) {
        return new Rule(
                new ElementPattern(Verdicts.ELEMENT.me()),
                0,
                Rule.Limits.of(thresholds),
                gates,
                stage,
                Optional.of("call HCAL"));
    }
}

package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Check;
import org.dqm.alarm.Gates;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Thresholds;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.label.Drafts;
import org.dqm.alarm.label.Label;
import org.dqm.alarm.label.LabelTarget;
import org.dqm.alarm.label.LabelVerdict;
import org.dqm.alarm.label.LsRange;
import org.dqm.alarm.threshold.Rule;
import org.dqm.domain.ElementPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ThresholdSimulationIT {
    private static final Thresholds HIGH =
            new Thresholds(10, new Thresholds.Level(10, 3, 5), new Thresholds.Level(12, 1, 1), 20, 3);
    private static final Thresholds LOW =
            new Thresholds(2, new Thresholds.Level(2.5, 1, 1), new Thresholds.Level(6.1, 1, 1), 12, 3);

    @Test
    void whatIsStoredIsSimulatedAsItHappened(Database database) {
        JournalStory story = story(database);

        var result = simulate(database, rule("HcalSim/**", Thresholds.DEFAULT, Gates.OPEN));

        assertThat(result.comparison().elements()).isEqualTo(1);
        assertThat(result.comparison().scored()).isEqualTo(story.offset());
        assertThat(result.comparison().present().alarms()).isEqualTo(1);
        assertThat(result.comparison().present().alarms())
                .isEqualTo(new AlarmQueries(database).snapshot().items().size());
        assertThat(result.comparison().gained()).isEmpty();
        assertThat(result.comparison().lost()).isEmpty();
    }

    @Test
    void aLostAlarmIsNamedByItsId(Database database) {
        story(database);
        long id = new AlarmQueries(database).snapshot().items().get(0).id();

        var result = simulate(database, rule("HcalSim/**", HIGH, Gates.OPEN));

        assertThat(result.comparison().proposed().alarms()).isZero();
        assertThat(result.lostIds()).containsExactly(OptionalLong.of(id));
    }

    @Test
    void lostFaultsThatPeopleConfirmedAreNamedByTheirLabels(Database database) {
        story(database);
        Alarm alarm = new AlarmQueries(database).snapshot().items().get(0);
        long element = alarm.leading().element().id();
        Labels labels = new Labels(database, JournalStory.CLOCK);
        long ofAlarm = add(labels, new LabelTarget.OfAlarm(alarm.id()), LabelVerdict.BAD);
        long ofElement = add(labels, new LabelTarget.OfElement(element, 1, new LsRange(112, 130)), LabelVerdict.BAD);
        long elsewhere = add(labels, new LabelTarget.OfElement(element, 1, new LsRange(120, 130)), LabelVerdict.BAD);
        long good = add(labels, new LabelTarget.OfElement(element, 1, new LsRange(110, 111)), LabelVerdict.GOOD);

        var lost = simulate(database, rule("HcalSim/**", HIGH, Gates.OPEN)).labelledLost();
        var kept = simulate(database, rule("HcalSim/**", Thresholds.DEFAULT, Gates.OPEN))
                .labelledLost();

        assertThat(lost)
                .extracting(Label::id)
                .containsExactly(ofAlarm, ofElement)
                .doesNotContain(elsewhere, good);
        assertThat(kept).isEmpty();
    }

    @Test
    void lowLimitsGainWhatWasNoAlarm(Database database) {
        story(database);

        var result = simulate(database, rule("HcalSim/**", LOW, Gates.OPEN));

        assertThat(result.comparison().gained())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.first().ls()).isEqualTo(104));
    }

    @Test
    void elementsThatTheRuleDoesNotApplyToAreLeftOut(Database database) {
        story(database);

        var result = simulate(database, rule("EcalSim/**", LOW, Gates.OPEN));

        assertThat(result.comparison().elements()).isZero();
        assertThat(result.comparison().proposed().alarms()).isZero();
    }

    @Test
    void mapsWithTooFewEntriesAreNoneOfThePast(Database database) {
        story(database);

        var result = simulate(database, rule("HcalSim/**", Thresholds.DEFAULT, new Gates(1e9, Gates.OPEN.beamModes())));

        assertThat(result.comparison().present().alarms()).isEqualTo(1);
        assertThat(result.comparison().proposed().alarms()).isZero();
    }

    @Test
    void lumisectionsThatAreMissingAreNotCounted(Database database) {
        JournalStory story = story(database);
        story.commit(Verdicts.scored(Verdicts.id(1, 200)), Verdicts.scored(Verdicts.id(2, 7)));

        var result = simulate(database, rule("HcalSim/**", Thresholds.DEFAULT, Gates.OPEN));

        assertThat(result.comparison().scored()).isEqualTo(42);
        assertThat(result.comparison().lumisections()).isEqualTo(42);
    }

    @Test
    void simulatingChangesNothing(Database database) {
        story(database);
        long seq = new AlarmQueries(database).seq();

        var unused = simulate(database, rule("HcalSim/**", HIGH, Gates.OPEN));

        assertThat(new AlarmQueries(database).seq()).isEqualTo(seq);
        assertThat(new ThresholdQueries(database, Check.DEFAULT).list(0, 10)).isEmpty();
    }

    private static long add(Labels labels, LabelTarget target, LabelVerdict verdict) {
        return ((LabelResult.Kept) labels.add(Drafts.of(target, verdict), "expert"))
                .label()
                .id();
    }

    /** Good, a weak region once in LS 104, a fault in LS 110 to 114, good. */
    private static JournalStory story(Database database) {
        JournalStory story = new JournalStory(database);
        for (int ls = 101; ls <= 140; ls++) {
            if (ls == 104) {
                story.sees(dead(3.5, block(5, 5, 3, 3)));
            } else if (ls >= 110 && ls < 115) {
                story.sees(dead(8, block(30, 11, 5, 5)));
            } else {
                story.sees();
            }
        }
        return story;
    }

    private static ThresholdSimulations.Result simulate(Database database, Rule rule) {
        return new ThresholdSimulations(database, Check.DEFAULT, JournalStory.CLOCK)
                .simulate(rule, OptionalLong.empty());
    }

    private static Rule rule(String pattern, Thresholds thresholds, Gates gates) {
        return new Rule(
                new ElementPattern(pattern),
                0,
                Rule.Limits.of(thresholds),
                gates,
                Stage.VISUAL,
                Optional.of("call HCAL"));
    }
}

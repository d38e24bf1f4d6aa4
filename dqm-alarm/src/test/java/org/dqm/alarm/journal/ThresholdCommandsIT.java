package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dqm.alarm.threshold.RuleVersions.rule;

import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.Check;
import org.dqm.alarm.Stage;
import org.dqm.alarm.threshold.Criterion;
import org.dqm.alarm.threshold.Limit;
import org.dqm.alarm.threshold.Rule;
import org.dqm.alarm.threshold.RuleVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ThresholdCommandsIT {
    @Test
    void anEditIsANewVersionAndTheOldOneStays(Database database) {
        RuleVersion first = commands(database).create(rule("HcalSim/**"), "ann", "first days");

        ThresholdResult result =
                commands(database).edit(edit(first, "bob", "too many"), rule("HcalSim/**", 3, Stage.SHADOW));

        RuleVersion second = saved(result);
        assertThat(second.ref().version()).isEqualTo(2);
        assertThat(queries(database).one(first.ref().id())).contains(second);
        assertThat(queries(database).versions(first.ref().id())).containsExactly(second, first);
    }

    @Test
    void twoExpertsAtOnceDoNotOverwriteEachOther(Database database) {
        RuleVersion first = commands(database).create(rule("HcalSim/**"), "ann", "first days");
        RuleVersion second = saved(commands(database).edit(edit(first, "ann", "more"), rule("HcalSim/*")));

        ThresholdResult result = commands(database).edit(edit(first, "bob", "less"), rule("EcalSim/**"));

        assertThat(result).isEqualTo(new ThresholdResult.Stale(second));
        assertThat(queries(database).one(1)).contains(second);
    }

    @Test
    void rollingBackMakesANewVersionWithTheOldContent(Database database) {
        RuleVersion first = commands(database).create(rule("HcalSim/**"), "ann", "first days");
        RuleVersion second = saved(commands(database).edit(edit(first, "ann", "wrong"), rule("**")));

        RuleVersion third = saved(commands(database).rollBack(edit(second, "bob", "was wrong"), 1));

        assertThat(third.ref().version()).isEqualTo(3);
        assertThat(third.rule()).isEqualTo(first.rule());
        assertThat(third.author()).isEqualTo("bob");
        assertThat(commands(database).rollBack(edit(third, "bob", "further"), 7))
                .isEqualTo(new ThresholdResult.NoSuchVersion(third, 7));
    }

    @Test
    void whatIsDeletedNoLongerAppliesButIsKept(Database database) {
        RuleVersion first = commands(database).create(rule("HcalSim/**"), "ann", "first days");

        ThresholdResult result = commands(database).delete(edit(first, "ann", "no longer needed"));

        assertThat(result).isEqualTo(new ThresholdResult.Deleted(first));
        assertThat(queries(database).one(1)).isEmpty();
        assertThat(queries(database).rules().effective("HcalSim/depth1").applies())
                .isEmpty();
        assertThat(queries(database).versions(1)).containsExactly(first);
        assertThat(commands(database).delete(edit(first, "ann", "again"))).isEqualTo(new ThresholdResult.Missing(1));
    }

    @Test
    void everyChangeIsAuditedOnce(Database database) {
        RuleVersion first = commands(database).create(rule("HcalSim/**"), "ann", "first days");
        RuleVersion second = saved(commands(database).edit(edit(first, "bob", "too many"), rule("HcalSim/*")));
        RuleVersion third = saved(commands(database).rollBack(edit(second, "bob", "too few"), 1));
        ThresholdResult unused = commands(database).delete(edit(third, "ann", "done"));

        var lines = new AuditQueries(database)
                .list(AuditFilter.ALL, 10, OptionalLong.empty())
                .items();

        assertThat(lines)
                .extracting(line -> line.mutation().action())
                .containsExactly("DELETE", "ROLLBACK", "UPDATE", "CREATE");
        assertThat(lines)
                .extracting(line -> line.mutation().reason().orElseThrow())
                .containsExactly("done", "too few", "too many", "first days");
        assertThat(lines.get(2)
                        .mutation()
                        .before()
                        .orElseThrow()
                        .path("pattern")
                        .asText())
                .isEqualTo("HcalSim/**");
        assertThat(lines.get(2).mutation().after().orElseThrow().path("pattern").asText())
                .isEqualTo("HcalSim/*");
    }

    @Test
    void aRateIsConvertedWithTheElementsThatMatch(Database database) {
        new JournalStory(database).sees();
        Rule rule = rate("HcalSim/**", 26);

        RuleVersion version = commands(database).create(rule, "ann", "one a week");

        assertThat(version.elements()).isEqualTo(1);
        assertThat(version.check().thresholds().off()).isEqualTo(3);
    }

    @Test
    void limitsThatDoNotRiseAreRefusedAndNothingIsStored(Database database) {
        Rule rule = rate("HcalSim/**", 0.001);

        assertThatThrownBy(() -> commands(database).create(rule, "ann", "never"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("thresholds must rise");

        assertThat(queries(database).list(0, 10)).isEmpty();
        assertThat(new AuditQueries(database)
                        .list(AuditFilter.ALL, 10, OptionalLong.empty())
                        .items())
                .isEmpty();
    }

    private static Rule rate(String pattern, double perWeek) {
        Rule.Limits usual = rule(pattern).limits();
        Rule.Limits limits = new Rule.Limits(
                new Limit.FalseAlarmsPerWeek(perWeek),
                new Criterion(new Limit.Score(4), 3, 5),
                usual.alarm(),
                usual.gross(),
                usual.goodInARow());
        return new Rule(rule(pattern).pattern(), 0, limits, rule(pattern).gates(), Stage.VISUAL, Optional.empty());
    }

    private static ThresholdEdit edit(RuleVersion seen, String who, String why) {
        return new ThresholdEdit(seen.ref().id(), seen.ref().version(), who, why);
    }

    private static RuleVersion saved(ThresholdResult result) {
        return ((ThresholdResult.Saved) result).version();
    }

    private static ThresholdCommands commands(Database database) {
        return new ThresholdCommands(database, JournalStory.CLOCK);
    }

    private static ThresholdQueries queries(Database database) {
        return new ThresholdQueries(database, Check.DEFAULT);
    }
}

package org.dqm.alarm.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.threshold.RuleVersions.rule;
import static org.dqm.alarm.threshold.RuleVersions.version;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dqm.alarm.Check;
import org.dqm.alarm.Stage;
import org.dqm.alarm.ThresholdRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    private static final String ME = "Hcal/DigiTask/depth/depth1";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # patterns, oldest first                      | applies                    | why
            Hcal/**                                       | Hcal/**                    | only Hcal/** matches
            Hcal/**, Hcal/DigiTask/**                     | Hcal/DigiTask/**           | Hcal/DigiTask/** has 9 more literal characters than Hcal/**
            Hcal/DigiTask/**, Hcal/**                     | Hcal/DigiTask/**           | Hcal/DigiTask/** has 9 more literal characters than Hcal/**
            Hcal/DigiTask/**, Hcal/DigiTask/*/*           | Hcal/DigiTask/*/*          | Hcal/DigiTask/*/* has 1 more literal characters than Hcal/DigiTask/**
            **/depth1, **/d*pth1                          | **/depth1                  | **/depth1 has 1 more literal characters than **/d*pth1
            *cal/**, Hc*l/**                              | Hc*l/**                    | Hc*l/** was made after *cal/**
            Ecal/**                                       | none                       | no pattern matches: the defaults of the configuration
            """)
    void theMostSpecificApplies(String patterns, String applies, String why) {
        String[] globs = patterns.split(", ", -1);

        Effective effective = rules(globs).effective(ME);

        assertThat(effective
                        .applies()
                        .map(version -> version.rule().pattern().glob())
                        .orElse("none"))
                .isEqualTo(applies);
        assertThat(effective.why()).isEqualTo(why);
    }

    @Test
    void anExplicitPriorityBeatsThePattern() {
        Rules rules = new Rules(List.of(version(1, rule(ME)), version(2, rule("**", 5, Stage.SHADOW))), Check.DEFAULT);

        Effective effective = rules.effective(ME);

        assertThat(effective.check().annunciation().stage()).isEqualTo(Stage.SHADOW);
        assertThat(effective.why()).isEqualTo("** (priority 5) goes before priority 0 of " + ME);
    }

    @Test
    void anElementNobodyConfiguredIsVisualWithTheDefaults() {
        Check check = rules("Ecal/**").check(ME);

        assertThat(check).isEqualTo(Check.DEFAULT);
        assertThat(check.annunciation().stage()).isEqualTo(Stage.VISUAL);
        assertThat(check.annunciation().threshold()).isEmpty();
    }

    @Test
    void theCheckSaysWhichVersionItCameFrom() {
        assertThat(rules("**", "Hcal/**").check(ME).annunciation().threshold()).contains(new ThresholdRef(2, 1));
    }

    @Test
    void aChangedRuleReplacesItsOldVersion() {
        Rules before = rules("Hcal/**");
        Rule louder = new Rule(
                rule("Hcal/**").pattern(),
                0,
                rule("Hcal/**").limits(),
                rule("Hcal/**").gates(),
                Stage.AUDIBLE,
                Optional.of("call HCAL"));

        Rules after = before.with(version(1, louder));

        assertThat(after.inOrder()).hasSize(1);
        assertThat(after.check(ME).annunciation().stage()).isEqualTo(Stage.AUDIBLE);
        assertThat(before.check(ME).annunciation().stage()).isEqualTo(Stage.VISUAL);
    }

    private static Rules rules(String... globs) {
        return new Rules(
                IntStream.range(0, globs.length)
                        .mapToObj(i -> version(i + 1L, rule(globs[i])))
                        .toList(),
                Check.DEFAULT);
    }
}

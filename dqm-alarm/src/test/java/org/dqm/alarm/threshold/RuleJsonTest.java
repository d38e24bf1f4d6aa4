package org.dqm.alarm.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.dqm.alarm.Gates;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Thresholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleJsonTest {
    @Test
    void aRuleComesBackAsItWasWritten() {
        Rule rule = read("""
                {"pattern": "Hcal/**", "priority": 2, "off": {"score": 3.5}, "warn": {"score": 4.5, "n": 2, "m": 4},
                 "alarm": {"falseAlarmsPerWeek": 0.5, "n": 1, "m": 1}, "gross": {"score": 20}, "goodInARow": 5,
                 "minimumEntries": 1000, "beamModes": ["stable"], "stage": "AUDIBLE", "instruction": "call HCAL"}""");

        assertThat(RuleJson.read(RuleJson.write(rule), Thresholds.DEFAULT)).isEqualTo(rule);
        assertThat(rule.limits().alarm().limit()).isEqualTo(new Limit.FalseAlarmsPerWeek(0.5));
        assertThat(rule.gates().beamModes()).containsExactly("STABLE");
    }

    @Test
    void whatIsNotSaidIsAsInTheDefaults() {
        Rule rule = read("{\"pattern\": \"Hcal/**\", \"warn\": {\"score\": 5}}");

        assertThat(rule.limits().thresholds(1))
                .isEqualTo(new Thresholds(3, new Thresholds.Level(5, 3, 5), new Thresholds.Level(6.1, 1, 1), 12, 3));
        assertThat(rule.stage()).isEqualTo(Stage.VISUAL);
        assertThat(rule.gates()).isEqualTo(Gates.OPEN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {}                                                          | pattern is required
            []                                                          | the body must be an object with pattern
            {"pattern": "a", "of": 3}                                   | unknown field of; known: pattern, priority, off
            {"pattern": "a", "priority": 1.5}                           | priority must be a whole number, got 1.5
            {"pattern": "a", "off": 3}                                  | off must be an object with score
            {"pattern": "a", "off": {"score": "3"}}                     | off.score must be a number, got "3"
            {"pattern": "a", "off": {"score": 3, "falseAlarmsPerWeek": 1}} | off must have score or falseAlarmsPerWeek, not both
            {"pattern": "a", "warn": {"score": -1}}                     | warn.score must be above 0
            {"pattern": "a", "warn": {"n": 6}}                          | warn.n and m must be 1 <= n <= m
            {"pattern": "a", "alarm": {"falseAlarmsPerWeek": 0}}        | alarm.falseAlarmsPerWeek must be above 0
            {"pattern": "a", "goodInARow": 0}                           | goodInARow must be from 1 to 1000, got 0
            {"pattern": "a", "minimumEntries": -1}                      | minimumEntries must be a number of at least 0
            {"pattern": "a", "beamModes": "STABLE"}                     | beamModes must be a list of words
            {"pattern": "a", "stage": "LOUD"}                           | stage must be SHADOW, VISUAL or AUDIBLE, got LOUD
            {"pattern": "a", "stage": "AUDIBLE"}                        | instruction is required for stage AUDIBLE
            """)
    void aRefusalNamesTheField(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void limitsMustRise() {
        Rule rule = read("{\"pattern\": \"a\", \"off\": {\"score\": 5}}");

        assertThatThrownBy(() -> rule.limits().thresholds(1)).hasMessageStartingWith("thresholds must rise");
    }

    private static Rule read(String json) {
        try {
            return RuleJson.read(new ObjectMapper().readTree(json), Thresholds.DEFAULT);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.dqm.domain.NotScoredReason;
import org.dqm.model.simulate.BenignScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What beam and operators do in good runs is no fault: a model of a few stable runs raises nothing. Seed 21. */
class BenignScenariosTest {
    private static final int RUN = 100;
    private static final BenignRuns ENDCAP = new BenignRuns("ecal-endcap", 21, 6, 60);

    @ParameterizedTest
    @EnumSource(BenignScenario.class)
    void noScenarioAlarmsWithConditions(BenignScenario scenario) {
        assertThat(ENDCAP.score(scenario, RUN, true).alarms()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(BenignScenario.class)
    void noScenarioAlarmsWithoutConditions(BenignScenario scenario) {
        assertThat(ENDCAP.score(scenario, RUN, false).alarms()).isEmpty();
    }

    @Test
    void stableBeamsAtHalfTheEventsAreScoredInEveryLumisection() {
        assertThat(ENDCAP.score(BenignScenario.EVENTS_HALVED, RUN, true).good()).isEqualTo(BenignRuns.LUMISECTIONS);
    }

    @Test
    void ofAFillOnlyWhatTheModelKnowsIsScored() {
        BenignRuns.Count fill = ENDCAP.score(BenignScenario.FILL, RUN, true);

        assertThat(fill.good()).isBetween(50, 60);
        assertThat(fill.refused()).containsOnlyKeys(NotScoredReason.OUT_OF_RANGE);
        assertThat(fill.good()
                        + fill.refused().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .isEqualTo(BenignRuns.LUMISECTIONS);
    }

    @Test
    void aFillOfTheHadronCalorimeterAlarmsNothing() {
        assertThat(new BenignRuns("hcal", 21, 4, 15)
                        .score(BenignScenario.FILL, RUN, true)
                        .alarms())
                .isEmpty();
    }
}

package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.domain.Conditions;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.ingest.ConditionsTable;
import org.dqm.ingest.ConditionsTable.Lumisection;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

class GoodConditionsTest {
    private final List<LumisectionHistogram> all = SyntheticMaps.poisson(16, 20).good(1, 5);
    private final Map<Lumisection, Conditions> known = new HashMap<>();

    @Test
    void onlyStableBeamsAtFullVoltageAreLearned() {
        put(1, "STABLE", 1, true);
        put(2, "STABLE", 1, true);
        put(3, "DUMP", 1, true);
        put(4, "STABLE", 0.4, true);
        put(5, "STABLE", 1, false);

        GoodConditions good = GoodConditions.of(all, new ConditionsTable(known, 0));

        assertThat(good.histograms()).extracting(h -> h.id().ls()).containsExactly(1, 2);
        assertThat(good.context()).isEqualTo(new BeamContext(List.of("STABLE"), OptionalDouble.of(1)));
    }

    @Test
    void stableBeamsAreLearnedThoughMostLumisectionsAreNot() {
        put(1, "NO_BEAM", 1, true);
        put(2, "NO_BEAM", 1, true);
        put(3, "STABLE", 1, true);
        put(4, "ADJUST", 0.1, true);
        put(5, "ADJUST", 0.1, true);

        assertThat(GoodConditions.of(all, new ConditionsTable(known, 0))
                        .context()
                        .beamModes())
                .containsExactly("STABLE");
    }

    @Test
    void aRunOfCosmicsIsLearnedAsCosmics() {
        for (int ls = 1; ls <= 5; ls++) {
            put(ls, "NO_BEAM", 1, true);
        }

        GoodConditions good = GoodConditions.of(all, new ConditionsTable(known, 0));

        assertThat(good.histograms()).hasSize(5);
        assertThat(good.context().beamModes()).containsExactly("NO_BEAM");
    }

    @Test
    void eventsAndPileupAreJoined() {
        put(1, "STABLE", 1, true);

        LumisectionHistogram first = GoodConditions.of(all, new ConditionsTable(known, 0))
                .histograms()
                .get(0);

        assertThat(first.events()).hasValue(500);
        assertThat(first.pileup()).hasValue(40);
    }

    @Test
    void lumisectionsWithoutConditionsAreKeptAndLeaveTheContextOpen() {
        put(1, "STABLE", 1, true);

        GoodConditions good = GoodConditions.of(all, new ConditionsTable(known, 0));

        assertThat(good.histograms()).hasSize(5);
        assertThat(good.context()).isEqualTo(BeamContext.UNKNOWN);
    }

    @Test
    void ifNothingIsLeftItSaysWhy() {
        for (int ls = 1; ls <= 5; ls++) {
            put(ls, "STABLE", 1, false);
        }

        assertThatThrownBy(() -> GoodConditions.of(all, new ConditionsTable(known, 0)))
                .hasMessageContaining("none of 5 lumisections");
    }

    private void put(int ls, String mode, double voltage, boolean included) {
        known.put(
                new Lumisection(1, ls),
                new Conditions(
                        Optional.of(mode),
                        OptionalDouble.of(40),
                        OptionalDouble.of(500),
                        OptionalDouble.of(voltage),
                        Optional.of(included)));
    }
}

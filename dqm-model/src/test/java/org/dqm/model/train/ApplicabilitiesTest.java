package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.SyntheticMaps;
import org.dqm.model.registry.Manifest.Applicability;
import org.dqm.model.registry.Manifest.Range;
import org.junit.jupiter.api.Test;

class ApplicabilitiesTest {
    private final SyntheticMaps maps = SyntheticMaps.poisson(15, 100);

    @Test
    void rangesComeFromTheGoodLumisections() {
        Applicability learned = learn(
                List.of(SyntheticMaps.with(maps.good(1), 400, 40), SyntheticMaps.with(maps.good(2), 600, 60)),
                BeamContext.UNKNOWN);

        assertThat(learned.minimumEvents()).hasValue(40);
        assertThat(learned.pileup()).contains(new Range(30, 75));
        assertThat(learned.minimumEntries()).isBetween(600.0, 800.0);
        assertThat(learned.totalRate()).isPresent();
    }

    @Test
    void whatSomeLumisectionsDoNotSayIsNotAsked() {
        Applicability learned =
                learn(List.of(SyntheticMaps.with(maps.good(1), 400, 40), maps.good(2)), BeamContext.UNKNOWN);

        assertThat(learned.minimumEvents()).isEmpty();
        assertThat(learned.pileup()).isEmpty();
        assertThat(learned.totalRate()).isEmpty();
    }

    @Test
    void withoutConditionsGoodDataAreOfStableBeamsAtFullVoltage() {
        Applicability learned = learn(List.of(maps.good(1)), BeamContext.UNKNOWN);

        assertThat(learned.beamModes()).containsExactly("STABLE");
        assertThat(learned.minimumVoltage()).isEqualTo(0.99);
    }

    @Test
    void aModelOfCosmicsKnowsCosmicsAlone() {
        BeamContext cosmics = new BeamContext(List.of("NO_BEAM"), OptionalDouble.of(1));

        assertThat(learn(List.of(maps.good(1)), cosmics).beamModes()).containsExactly("NO_BEAM");
    }

    private static Applicability learn(List<LumisectionHistogram> good, BeamContext context) {
        Reference reference = Reference.fit(SyntheticMaps.GRID, good);
        return Applicabilities.of(good, good.stream().map(reference::expect).toList(), context);
    }
}

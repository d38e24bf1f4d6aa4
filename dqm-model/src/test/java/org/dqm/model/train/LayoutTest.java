package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Content;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.simulate.Detector;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void theAxesOfAKnownDetectorBringItsUnits() {
        Layout layout = Layout.of(Runs.good(1, 1).get(0));

        assertThat(layout.grid()).isEqualTo(new GridTopology(84, 72, false, true));
        assertThat(layout.geometry().unit("HBM07")).isPresent();
    }

    @Test
    void theDetectorSaysWhichAxisWraps() {
        assertThat(of("ecal-barrel").grid()).isEqualTo(new GridTopology(72, 34, true, false));
        assertThat(of("ecal-endcap").grid()).isEqualTo(new GridTopology(20, 20, false, false));
        assertThat(of("pixel-layer").grid()).isEqualTo(new GridTopology(26, 72, false, true));
        assertThat(of("drift-tube").grid()).isEqualTo(new GridTopology(60, 12, false, false));
        assertThat(of("ecal-barrel").geometry().unit("EB+18")).isPresent();
    }

    @Test
    void anAngleInRadianWrapsAndALengthDoesNot() {
        Layout layout = layout(new Axis(200, -30, 30), new Axis(300, -3.2, 3.2));

        assertThat(layout.grid()).isEqualTo(new GridTopology(200, 300, false, true));
        assertThat(layout.geometry().units()).isEmpty();
    }

    @Test
    void aCountOfCellsRoundTheBeamWraps() {
        assertThat(layout(new Axis(34, -17, 17), new Axis(72, 0, 72)).grid().wrapsY())
                .isTrue();
        assertThat(layout(new Axis(72, -36, 36), new Axis(20, 0, 20)).grid())
                .isEqualTo(new GridTopology(72, 20, false, false));
    }

    private static Layout of(String detector) {
        Detector known = Detector.named(detector).orElseThrow();
        return layout(known.x(), known.y());
    }

    private static Layout layout(Axis x, Axis y) {
        return Layout.of(new LumisectionHistogram(
                new RecordId(new ElementKey("", "A/b"), 1, 1),
                x,
                y,
                0,
                BinGrid.of(x.bins(), y.bins(), new float[x.bins() * y.bins()]),
                Content.OCCUPANCY,
                OptionalDouble.empty(),
                OptionalDouble.empty()));
    }
}

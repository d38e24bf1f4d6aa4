package org.dqm.fpga.emulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dqm.fpga.Networks;
import org.dqm.fpga.Quantised;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.model.crossing.CrossingPlan;
import org.dqm.model.crossing.Sample;
import org.dqm.model.crossing.SimulatedCrossings;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.simulate.PileupProfile;
import org.dqm.model.trigger.TriggerInput;
import org.dqm.model.trigger.TriggerProgress;
import org.junit.jupiter.api.Test;

class EmulatedScoreTest {
    private static final TriggerInput COUNTS = new TriggerInput(10, 0);

    private static final SimulatedCrossings CROSSINGS =
            new SimulatedCrossings(3, Sample.TOP_PAIR, new CrossingPlan(1, 2, 3, 100, PileupProfile.LEVELLED));

    private static Graph graph(NetworkSpec network, OutputForm form) {
        return Quantised.graph(
                network, form, Networks.counts(network, 50, 1023, 7), Bits.DEFAULT.withInput(Quantised.REGIONS), 5);
    }

    @Test
    void codeIsTheWholeNumberOfTheChipsLastOutput() {
        Emulator emulator = new Emulator(graph(Networks.autoencoder18x14(), OutputForm.ALL));
        EmulatedScore score = new EmulatedScore(emulator, COUNTS);

        long[] codes = score.codes(CROSSINGS, TriggerProgress.NONE);

        assertThat(codes).hasSize(600);
        short[] map = new short[252];
        for (int i = 0; i < codes.length; i += 37) {
            CROSSINGS.read(i, map);
            long[] event = new long[map.length];
            for (int k = 0; k < event.length; k++) {
                event[k] = map[k];
            }
            long[] answers = emulator.run(event);
            assertThat(codes[i]).isEqualTo(answers[answers.length - 1]);
        }
        assertThat(score.exponent()).isEqualTo(emulator.outputExponents().get(2));
    }

    @Test
    void reconstructionIsNoScore() {
        Emulator emulator = new Emulator(graph(Networks.autoencoder18x14(), OutputForm.NETWORK));

        assertThatThrownBy(() -> new EmulatedScore(emulator, COUNTS))
                .hasMessageContaining("is no score")
                .hasMessageContaining("--outputs score");
    }

    @Test
    void mapsOfAnotherShapeAreRefused() {
        EmulatedScore score =
                new EmulatedScore(new Emulator(graph(Networks.autoencoder8x12(), OutputForm.SCORE)), COUNTS);

        assertThatThrownBy(() -> score.codes(CROSSINGS, TriggerProgress.NONE)).hasMessageContaining("18 x 14");
    }
}

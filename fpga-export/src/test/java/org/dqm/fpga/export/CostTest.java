package org.dqm.fpga.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.dqm.fpga.Networks;
import org.dqm.fpga.Quantised;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.fpga.qonnx.HlsSettings;
import org.dqm.model.network.Activation;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Dense;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TensorShape;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final Target CHIP = Target.named("vu13p-240");

    @Test
    void multiplicationsAreCountedByHand() {
        NetworkSpec student = Networks.student18x14();

        Cost cost = cost(student, HlsSettings.of("student", 1));

        // 9 x 7 positions of 2 x 2 x 4, then 252 x 16, then 16.
        assertThat(cost.total(LayerCost::multiplyAccumulates)).isEqualTo(63 * 16 + 252 * 16 + 16);
        assertThat(cost.total(LayerCost::weightBits)).isEqualTo(8L * (16 + 252 * 16 + 16));
        assertThat(cost.total(LayerCost::multiplies)).isLessThanOrEqualTo(cost.total(LayerCost::multiplyAccumulates));
        assertThat(cost.layers().get(0).bitOperations())
                .isEqualTo(cost.layers().get(0).multiplies() * 8 * 10);
    }

    @Test
    void aStudentFitsAndAWholeDetectorDoesNot() {
        Cost student = cost(Networks.student18x14(), HlsSettings.of("student", 1));
        NetworkSpec large = new NetworkSpec(
                new TensorShape(72, 84, 1), java.util.List.of(new Conv("out", 1, 3, 1, Activation.LINEAR)));

        assertThat(Verdict.of(student, CHIP, "io_parallel").fit()).isEqualTo(Verdict.Fit.FITS);
        Verdict refused = Verdict.of(cost(large, HlsSettings.of("hcal", 1)), CHIP, "io_parallel");
        assertThat(refused.fit()).isEqualTo(Verdict.Fit.NO);
        assertThat(refused.rule()).contains("6048 inputs").contains("4096");
    }

    @Test
    void matricesThatTheToolsCannotCutAreWarnedOf() {
        NetworkSpec wide = new NetworkSpec(
                new TensorShape(18, 14, 1),
                java.util.List.of(
                        new Dense("code", new TensorShape(1, 1, 80), Activation.RELU),
                        new Dense("out", new TensorShape(1, 1, 1), Activation.LINEAR)));
        HlsSettings plain = HlsSettings.of("wide", 1);
        HlsSettings reused =
                new HlsSettings("wide", "n", "Vitis", "part", 5, "io_parallel", "Resource", 1, Map.of("code", 5));

        assertThat(cost(wide, plain).partitionWarnings())
                .singleElement()
                .asString()
                .contains("layer code: 20160 weights")
                .contains("reuse factor of at least 5");
        assertThat(cost(wide, reused).partitionWarnings()).isEmpty();
        assertThat(Verdict.of(cost(wide, plain), CHIP, "io_parallel").fit()).isEqualTo(Verdict.Fit.UNLIKELY);
    }

    @Test
    void targetsHaveNamesAndAnUnknownOneIsRefused() {
        assertThat(Target.named("vx690t-160").clockPeriod()).isEqualTo(6.25);
        assertThatThrownBy(() -> Target.named("vu9p")).hasMessageContaining("found: vu13p-240, vx690t-160, custom");
    }

    private static Cost cost(NetworkSpec network, HlsSettings settings) {
        Graph graph = Quantised.graph(
                network,
                OutputForm.NETWORK,
                Networks.counts(network, 20, 1023, 1),
                Bits.DEFAULT.withInput(Quantised.REGIONS),
                1);
        return Cost.of(graph, settings);
    }
}

package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.FaultShape;
import org.junit.jupiter.api.Test;

class LabelledLineTest {
    @Test
    void aRecordWithoutFaultsIsGood() throws IOException {
        assertThat(read("{'run_number': 1, 'data': [[1, 2], [3, 4]]}").faults()).isEmpty();
        assertThat(read("{'faults': []}").faults()).isEmpty();
    }

    @Test
    void faultsAreReadWhereverTheyStand() throws IOException {
        LabelledLine line = read(
                "{'simulation': {'detector': 'hcal', 'version': 2, 'seed': 40}, 'faults': [{'id': 'a', 'kind': 'cold', 'shape': 'block',"
                        + " 'bins': [[1, 1], [2, 1], [1, 2], [2, 2]], 'factor': 0.5, 'since_ls': 7, 'until_ls': 9}],"
                        + " 'data': [[1, 2, 3], [3, 4, 5]]}");

        FaultLabel label = line.faults().get(0);
        assertThat(line.origin()).contains(new SimulatedOrigin("hcal", 2, 40, 0));
        assertThat(label.kind()).isEqualTo(FaultKind.COLD);
        assertThat(label.shape()).isEqualTo(FaultShape.BLOCK);
        assertThat(label.bins().indices()).containsExactly(0, 1, 3, 4);
        assertThat(label.sinceLs()).isEqualTo(7);
        assertThat(label.untilLs()).hasValue(9);
        assertThat(label.row(0.5, Setting.PLAIN).id()).isEqualTo("cold-block2-x0.5");
    }

    @Test
    void aDeadFaultNeedsNoFactor() throws IOException {
        LabelledLine line = read("{'faults': [{'kind': 'dead', 'shape': 'bin', 'bins': [[3, 2]]}]}");

        assertThat(line.faults().get(0).factor()).isZero();
        assertThat(line.faults().get(0).untilLs()).isEmpty();
    }

    @Test
    void aLabelThatCannotBeReadIsRefusedByItsKey() {
        assertThatThrownBy(() -> read("{'faults': [{'kind': 'broken', 'shape': 'bin', 'bins': [[1, 1]]}]}"))
                .hasMessageContaining(
                        "faults[0]: kind must be one of [dead, cold, hot, exchanged, stuck], got \"broken\"");
        assertThatThrownBy(() -> read("{'faults': [{'kind': 'dead', 'shape': 'bin', 'bins': [[4, 1]]}]}"))
                .hasMessageContaining("bins must be [x, y] from [1, 1] to [3, 2], got [4,1]");
        assertThatThrownBy(() -> read("{'faults': [{'kind': 'dead', 'shape': 'bin', 'bins': []}]}"))
                .hasMessageContaining("bins must not be empty");
        assertThatThrownBy(() -> read("{'faults': [{'kind': 'hot', 'shape': 'bin', 'bins': [[1, 1]]}]}"))
                .hasMessageContaining("factor must be a number");
        assertThatThrownBy(() -> read("{'faults': 'none'}")).hasMessageContaining("faults must be a list");
    }

    @Test
    void deadBinsThatNoLabelNamesAreKnownFromTheSimulation() {
        SimulatedOrigin endcap = new SimulatedOrigin("ecal-endcap", 1, 22, 0);

        assertThat(IntStream.rangeClosed(1, 400)
                        .filter(run -> !endcap.unlabelledDead(run).isEmpty()))
                .hasSizeBetween(8, 50);
        assertThat(IntStream.rangeClosed(1, 400)
                        .mapToObj(new SimulatedOrigin("ecal-endcap", 99, 22, 0)::unlabelledDead))
                .allMatch(BitSet::isEmpty);
        assertThat(new SimulatedOrigin("another", 1, 22, 0).unlabelledDead(1).isEmpty())
                .isTrue();
    }

    private static LabelledLine read(String json) throws IOException {
        byte[] line = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return LabelledLine.of(line, BinGrid.of(3, 2, new float[6]));
    }
}

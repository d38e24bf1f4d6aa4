package org.dqm.fpga.lint;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.dqm.fpga.Networks;
import org.dqm.fpga.Quantised;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Quantizer;
import org.dqm.fpga.graph.Shape;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.onnx.proto.ModelProto;

/** One way to break one rule of the files of a graph. */
record Break(Rule rule, String how, Graph graph, Consumer<ModelProto.Builder> model, UnaryOperator<String> yaml) {
    private static final Graph AUTOENCODER = autoencoder();

    /** Two pools, the second a mean. */
    static final Graph POOLS = pools();

    @Override
    public String toString() {
        return rule + ": " + how;
    }

    static Break model(Rule rule, String how, Consumer<ModelProto.Builder> change) {
        return new Break(rule, how, AUTOENCODER, change, y -> y);
    }

    static Break pool(Rule rule, String how, Consumer<ModelProto.Builder> change) {
        return new Break(rule, how, POOLS, change, y -> y);
    }

    static Break yaml(Rule rule, String how, UnaryOperator<String> change) {
        return new Break(rule, how, AUTOENCODER, m -> {}, change);
    }

    private static Graph autoencoder() {
        NetworkSpec network = Networks.autoencoder8x12();
        Bits bits = Bits.DEFAULT.withInput(Quantised.REGIONS);
        return Quantised.graph(network, OutputForm.ALL, Networks.counts(network, 10, 1023, 1), bits, 1);
    }

    private static Graph pools() {
        Quantizer bytes = Quantizer.of(new FixedType(true, 8, -4));
        return new Graph(
                "calo_in",
                Shape.map(4, 6, 1),
                List.of(
                        new Node.Quant("q_in", "calo_in", bytes),
                        new Node.Pool("most", "q_in", Node.Pool.Kind.MAX, 2, 3),
                        new Node.Pool("mean", "most", Node.Pool.Kind.AVERAGE, 2, 1),
                        new Node.Quant("q_mean", "mean", bytes)),
                Map.of(),
                List.of("q_mean"));
    }
}

package org.dqm.fpga.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Conv;
import org.dqm.fpga.graph.Node.Dense;
import org.dqm.fpga.graph.Node.LeakyRelu;
import org.dqm.fpga.graph.Node.Merge;
import org.dqm.fpga.graph.Node.Pool;
import org.dqm.fpga.graph.Node.Quant;
import org.dqm.fpga.graph.Node.Relu;
import org.dqm.fpga.graph.Node.Reshape;
import org.dqm.fpga.graph.Node.Resize;
import org.dqm.fpga.graph.Shape;

/**
 * Third pass: a reshape that only undoes an earlier one goes, and a vector that leaves the chip, or a single number,
 * is not made a map first.
 */
public final class FoldReshapes {
    private FoldReshapes() {}

    public static Graph of(Graph graph) {
        List<Node> nodes = new ArrayList<>();
        Map<String, String> renamed = new HashMap<>();
        Map<String, Shape> shapes = new HashMap<>();
        Map<String, String> origins = new HashMap<>();
        for (Node node : graph.nodes()) {
            Node rewired = rewired(node, renamed);
            String input = rewired.inputs().get(0);
            if (rewired instanceof Reshape reshape) {
                String origin = origins.getOrDefault(input, input);
                Shape before = shapes.getOrDefault(origin, graph.shape(origin));
                boolean isPoint = reshape.to().isMap()
                        && reshape.to().size() == reshape.to().channels();
                boolean isOutputVector = isPoint
                        && !before.isMap()
                        && graph.outputs().contains(node.name())
                        && graph.consumers(node.name()).stream().allMatch(Reshape.class::isInstance);
                if (before.equals(reshape.to()) || isOutputVector) {
                    renamed.put(node.name(), origin);
                    continue;
                }
                origins.put(node.name(), origin);
                rewired = new Reshape(reshape.name(), origin, reshape.to());
            }
            nodes.add(rewired);
        }
        List<String> outputs = graph.outputs().stream()
                .map(output -> renamed.getOrDefault(output, output))
                .toList();
        return Heads.withoutUnused(graph.with(nodes, outputs));
    }

    /** The node with other inputs. */
    static Node rewired(Node node, Map<String, String> renamed) {
        String x = renamed.getOrDefault(node.inputs().get(0), node.inputs().get(0));
        if (node instanceof Conv conv) {
            return new Conv(
                    conv.name(), x, conv.stride(), conv.padding(), conv.kernel(), conv.bias(), conv.accumulator());
        } else if (node instanceof Dense dense) {
            return new Dense(dense.name(), x, dense.kernel(), dense.biases(), dense.accumulator());
        } else if (node instanceof Relu) {
            return new Relu(node.name(), x);
        } else if (node instanceof LeakyRelu relu) {
            return new LeakyRelu(relu.name(), x, relu.shift());
        } else if (node instanceof Pool pool) {
            return new Pool(pool.name(), x, pool.kind(), pool.ny(), pool.nx());
        } else if (node instanceof Reshape reshape) {
            return new Reshape(reshape.name(), x, reshape.to());
        } else if (node instanceof Resize resize) {
            return new Resize(resize.name(), x, resize.factor());
        } else if (node instanceof Merge merge) {
            return new Merge(merge.name(), merge.operation(), x, renamed.getOrDefault(merge.right(), merge.right()));
        }
        return new Quant(node.name(), x, ((Quant) node).quantizer());
    }
}

package org.dqm.fpga.graph;

import java.util.List;
import org.dqm.fpga.graph.Node.Conv;
import org.dqm.fpga.graph.Node.Dense;
import org.dqm.fpga.graph.Node.Merge;
import org.dqm.fpga.graph.Node.Pool;
import org.dqm.fpga.graph.Node.Reshape;
import org.dqm.fpga.graph.Node.Resize;

/** The shape that each kind of node gives, and the refusal of inputs that do not fit. */
final class Shapes {
    private Shapes() {}

    static Shape after(Node node, Graph before) {
        Shape in = before.shape(node.inputs().get(0));
        if (node instanceof Conv conv) {
            return convolved(conv, in, before);
        } else if (node instanceof Dense dense) {
            return multiplied(dense, in, before);
        } else if (node instanceof Pool pool) {
            require(in.ny() % pool.ny() == 0 && in.nx() % pool.nx() == 0, node, "windows do not divide " + in);
            return Shape.map(in.ny() / pool.ny(), in.nx() / pool.nx(), in.channels());
        } else if (node instanceof Reshape reshape) {
            require(reshape.to().size() == in.size(), node, in + " does not fill " + reshape.to());
            return reshape.to();
        } else if (node instanceof Resize resize) {
            return Shape.map(in.ny() * resize.factor(), in.nx() * resize.factor(), in.channels());
        } else if (node instanceof Merge merge) {
            return merged(merge, in, before.shape(merge.right()));
        }
        return in;
    }

    private static Shape convolved(Conv conv, Shape in, Graph before) {
        List<Integer> kernel = before.parameter(conv.kernel()).shape();
        require(kernel.size() == 4 && kernel.get(3) == in.channels(), conv, "kernel " + kernel + " on " + in);
        require(before.parameter(conv.bias()).shape().equals(List.of(kernel.get(0))), conv, "biases of other size");
        Padding pad = conv.padding();
        int ny = in.ny() + pad.top() + pad.bottom() - kernel.get(1);
        int nx = in.nx() + pad.left() + pad.right() - kernel.get(2);
        require(ny >= 0 && nx >= 0, conv, "kernel " + kernel + " is larger than " + in);
        return Shape.map(ny / conv.stride() + 1, nx / conv.stride() + 1, kernel.get(0));
    }

    private static Shape multiplied(Dense dense, Shape in, Graph before) {
        List<Integer> kernel = before.parameter(dense.kernel()).shape();
        require(
                !in.isMap() && kernel.size() == 2 && kernel.get(0) == in.size(),
                dense,
                "matrix " + kernel + " on " + in);
        dense.biases()
                .ifPresent(bias -> require(
                        before.parameter(bias).shape().equals(List.of(kernel.get(1))), dense, "biases of other size"));
        return Shape.vector(kernel.get(1));
    }

    private static Shape merged(Merge merge, Shape left, Shape right) {
        if (merge.operation() != Merge.Operation.CONCAT) {
            require(left.equals(right), merge, left + " and " + right + " differ");
            return left;
        }
        require(left.ny() == right.ny() && left.nx() == right.nx(), merge, left + " and " + right + " differ");
        return Shape.map(left.ny(), left.nx(), left.channels() + right.channels());
    }

    private static void require(boolean holds, Node node, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("node " + node.name() + ": " + problem);
        }
    }
}

package org.dqm.fpga.emulate;

import java.util.Arrays;
import java.util.function.LongBinaryOperator;
import org.dqm.fpga.graph.Exact;
import org.dqm.fpga.graph.Node.LeakyRelu;
import org.dqm.fpga.graph.Node.Merge;
import org.dqm.fpga.graph.Node.Pool;
import org.dqm.fpga.graph.Quantizer;
import org.dqm.fpga.graph.Shape;

/** Nodes without weights, in exact whole numbers. */
final class Moves {
    private Moves() {}

    static IntTensor quantised(Quantizer quantizer, IntTensor x) {
        long[] q = Arrays.stream(x.q())
                .map(value -> quantizer.apply(value, x.exponent()))
                .toArray();
        return new IntTensor(x.shape(), q, quantizer.type().exponent());
    }

    static IntTensor rectified(IntTensor x) {
        return new IntTensor(
                x.shape(), Arrays.stream(x.q()).map(q -> Math.max(q, 0)).toArray(), x.exponent());
    }

    static IntTensor rectified(LeakyRelu relu, IntTensor x) {
        long[] q = Arrays.stream(x.q())
                .map(value -> value > 0 ? Exact.shiftLeft(value, relu.shift()) : value)
                .toArray();
        return new IntTensor(x.shape(), q, x.exponent() - relu.shift());
    }

    static IntTensor pooled(Pool pool, IntTensor x, Shape out) {
        boolean isMean = pool.kind() == Pool.Kind.AVERAGE;
        long[] q = new long[out.size()];
        Arrays.fill(q, isMean ? 0 : Long.MIN_VALUE);
        Shape in = x.shape();
        for (int i = 0; i < in.size(); i++) {
            int channel = i % in.channels();
            int column = i / in.channels() % in.nx();
            int row = i / in.channels() / in.nx();
            int to = ((row / pool.ny()) * out.nx() + column / pool.nx()) * out.channels() + channel;
            q[to] = isMean ? Math.addExact(q[to], x.q()[i]) : Math.max(q[to], x.q()[i]);
        }
        int shift = isMean ? Integer.numberOfTrailingZeros(pool.ny() * pool.nx()) : 0;
        return new IntTensor(out, q, x.exponent() - shift);
    }

    static IntTensor repeated(int factor, IntTensor x, Shape out) {
        long[] q = new long[out.size()];
        for (int i = 0; i < q.length; i++) {
            int channel = i % out.channels();
            int column = i / out.channels() % out.nx() / factor;
            int row = i / out.channels() / out.nx() / factor;
            q[i] = x.q()[(row * x.shape().nx() + column) * out.channels() + channel];
        }
        return new IntTensor(out, q, x.exponent());
    }

    static IntTensor merged(Merge.Operation operation, IntTensor left, IntTensor right, Shape out) {
        return switch (operation) {
            case ADD -> pairwise(Math::addExact, left, right, out);
            case SUBTRACT -> pairwise(Math::subtractExact, left, right, out);
            case MULTIPLY -> {
                long[] q = new long[out.size()];
                Arrays.setAll(q, i -> Math.multiplyExact(left.q()[i], right.q()[i]));
                yield new IntTensor(out, q, left.exponent() + right.exponent());
            }
            case CONCAT -> concatenated(left, right, out);
        };
    }

    private static IntTensor pairwise(LongBinaryOperator operator, IntTensor left, IntTensor right, Shape out) {
        int exponent = Math.min(left.exponent(), right.exponent());
        long[] q = new long[out.size()];
        Arrays.setAll(q, i -> operator.applyAsLong(at(left, i, exponent), at(right, i, exponent)));
        return new IntTensor(out, q, exponent);
    }

    private static IntTensor concatenated(IntTensor left, IntTensor right, Shape out) {
        int exponent = Math.min(left.exponent(), right.exponent());
        int first = left.shape().channels();
        int second = right.shape().channels();
        long[] q = new long[out.size()];
        Arrays.setAll(q, i -> {
            int bin = i / out.channels();
            int channel = i % out.channels();
            return channel < first
                    ? at(left, bin * first + channel, exponent)
                    : at(right, bin * second + channel - first, exponent);
        });
        return new IntTensor(out, q, exponent);
    }

    private static long at(IntTensor x, int i, int exponent) {
        return Exact.shiftLeft(x.q()[i], x.exponent() - exponent);
    }
}

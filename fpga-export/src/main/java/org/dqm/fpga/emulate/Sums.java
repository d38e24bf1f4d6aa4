package org.dqm.fpga.emulate;

import org.dqm.fpga.graph.Node.Conv;
import org.dqm.fpga.graph.Shape;

/**
 * Convolution and matrix product in exact whole numbers: every product and sum fails on overflow, and none is looked at
 * where the largest input and weight say that none can.
 */
final class Sums {
    private Sums() {}

    static IntTensor convolved(Conv conv, Weighted weighted, IntTensor x, Shape out, int kernelY, int kernelX) {
        Shape in = x.shape();
        long[] sums = new long[out.size()];
        int patch = kernelY * kernelX * in.channels();
        boolean isPlain = !weighted.truncatesProducts(x.exponent()) && weighted.isSafe(x.q(), patch);
        for (int oy = 0; oy < out.ny(); oy++) {
            for (int ox = 0; ox < out.nx(); ox++) {
                int at = (oy * out.nx() + ox) * out.channels();
                int top = oy * conv.stride() - conv.padding().top();
                int left = ox * conv.stride() - conv.padding().left();
                for (int o = 0; o < out.channels(); o++) {
                    long products = 0;
                    // Beyond the map all is 0 and adds nothing.
                    for (int ky = Math.max(0, -top); ky < Math.min(kernelY, in.ny() - top); ky++) {
                        int first = Math.max(0, -left);
                        int columns = Math.min(kernelX, in.nx() - left) - first;
                        int xAt = ((top + ky) * in.nx() + left + first) * in.channels();
                        int wAt = o * patch + (ky * kernelX + first) * in.channels();
                        int n = columns * in.channels();
                        products = isPlain
                                ? products + plain(weighted.weights(), x.q(), xAt, wAt, n)
                                : Math.addExact(products, products(weighted, x, xAt, wAt, n));
                    }
                    sums[at + o] = weighted.finished(products, o, x.exponent());
                }
            }
        }
        return new IntTensor(out, sums, weighted.sumExponent(x.exponent()));
    }

    private static long plain(long[] weights, long[] q, int xAt, int wAt, int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += q[xAt + i] * weights[wAt + i];
        }
        return sum;
    }

    private static long products(Weighted weighted, IntTensor x, int xAt, int wAt, int n) {
        long[] q = x.q();
        long[] weights = weighted.weights();
        boolean truncates = weighted.truncatesProducts(x.exponent());
        long sum = 0;
        for (int i = 0; i < n; i++) {
            long product = Math.multiplyExact(q[xAt + i], weights[wAt + i]);
            sum = Math.addExact(sum, truncates ? weighted.truncated(product, x.exponent()) : product);
        }
        return sum;
    }

    static IntTensor multiplied(Weighted weighted, IntTensor x, Shape out) {
        long[] q = x.q();
        long[] weights = weighted.weights();
        boolean truncates = weighted.truncatesProducts(x.exponent());
        int outputs = out.size();
        long[] sums = new long[outputs];
        boolean isPlain = !truncates && weighted.isSafe(q, q.length);
        for (int i = 0; i < q.length; i++) {
            if (q[i] != 0 && isPlain) {
                add(sums, q[i], weights, i * outputs);
            } else if (q[i] != 0) {
                for (int o = 0; o < outputs; o++) {
                    long product = Math.multiplyExact(q[i], weights[i * outputs + o]);
                    sums[o] = Math.addExact(sums[o], truncates ? weighted.truncated(product, x.exponent()) : product);
                }
            }
        }
        for (int o = 0; o < outputs; o++) {
            sums[o] = weighted.finished(sums[o], o, x.exponent());
        }
        return new IntTensor(out, sums, weighted.sumExponent(x.exponent()));
    }

    private static void add(long[] sums, long q, long[] weights, int at) {
        for (int o = 0; o < sums.length; o++) {
            sums[o] += q * weights[at + o];
        }
    }
}

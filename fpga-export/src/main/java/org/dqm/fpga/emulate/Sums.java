package org.dqm.fpga.emulate;

import org.dqm.fpga.graph.Node.Conv;
import org.dqm.fpga.graph.Shape;

/** Convolution and matrix product in exact whole numbers: every product and sum fails on overflow. */
final class Sums {
    private Sums() {}

    static IntTensor convolved(Conv conv, Weighted weighted, IntTensor x, Shape out, int kernelY, int kernelX) {
        Shape in = x.shape();
        long[] sums = new long[out.size()];
        int patch = kernelY * kernelX * in.channels();
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
                        products = Math.addExact(products, products(weighted, x, xAt, wAt, columns * in.channels()));
                    }
                    sums[at + o] = weighted.finished(products, o, x.exponent());
                }
            }
        }
        return new IntTensor(out, sums, weighted.sumExponent(x.exponent()));
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
        for (int i = 0; i < q.length; i++) {
            for (int o = 0; q[i] != 0 && o < outputs; o++) {
                long product = Math.multiplyExact(q[i], weights[i * outputs + o]);
                sums[o] = Math.addExact(sums[o], truncates ? weighted.truncated(product, x.exponent()) : product);
            }
        }
        for (int o = 0; o < outputs; o++) {
            sums[o] = weighted.finished(sums[o], o, x.exponent());
        }
        return new IntTensor(out, sums, weighted.sumExponent(x.exponent()));
    }
}

package org.dqm.model.network;

import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.dqm.model.network.NetworkSpec.Parameter;

/**
 * A {@link Compression} of one network. Which numbers are 0, and the grid of the others, is decided once, by the weights
 * it starts from: a grid chosen anew at every step follows the numbers that saturate, and training runs away.
 */
final class Compressor {
    /** How many times the grid that holds a kernel may be halved: its largest numbers then saturate. */
    private static final int FINER = 2;

    private final Compression compression;
    private final NetworkSpec spec;
    private final Map<String, BitSet> zeros = new LinkedHashMap<>();
    private final Map<String, Integer> exponents = new LinkedHashMap<>();

    Compressor(Compression compression, NetworkSpec spec, Weights start) {
        this.compression = compression;
        this.spec = spec;
        List<Parameter> kernels =
                spec.parameters().stream().filter(Compressor::isKernel).toList();
        for (Parameter kernel : kernels) {
            boolean isLast = kernel.equals(kernels.get(kernels.size() - 1));
            float[] values = start.values(kernel.name());
            BitSet zero = zeros(kernel, values, compression.byFilter() && !isLast);
            zeros.put(kernel.name(), zero);
            zero.stream().forEach(at -> values[at] = 0);
            compression.weightBits().ifPresent(bits -> exponents.put(kernel.name(), exponent(values, bits)));
        }
    }

    private static boolean isKernel(Parameter parameter) {
        return parameter.shape().size() > 1;
    }

    /** The weights that the chip sees. */
    Weights of(Weights free) {
        if (compression.changesNothing()) {
            return free;
        }
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (String name : free.names()) {
            float[] values = free.values(name);
            BitSet zero = zeros.get(name);
            if (zero != null) {
                zero.stream().forEach(at -> values[at] = 0);
            }
            Integer exponent = exponents.get(name);
            arrays.put(
                    name,
                    exponent == null
                            ? values
                            : rounded(values, compression.weightBits().orElseThrow(), exponent));
        }
        return Weights.of(spec, arrays);
    }

    private BitSet zeros(Parameter kernel, float[] values, boolean byFilter) {
        BitSet zeros = new BitSet(values.length);
        if (byFilter) {
            // The last axis is that of the outputs.
            int filters = kernel.shape().get(kernel.shape().size() - 1);
            smallest(filters, filter -> squares(values, filter, filters))
                    .forEach(filter -> IntStream.iterate(filter, at -> at < values.length, at -> at + filters)
                            .forEach(zeros::set));
        } else {
            smallest(values.length, at -> Math.abs(values[at])).forEach(zeros::set);
        }
        return zeros;
    }

    private static double squares(float[] values, int filter, int filters) {
        double sum = 0;
        for (int at = filter; at < values.length; at += filters) {
            sum += (double) values[at] * values[at];
        }
        return sum;
    }

    private IntStream smallest(int n, IntToDoubleFunction size) {
        return IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(size::applyAsDouble))
                .limit((long) Math.floor(compression.pruned() * n))
                .mapToInt(Integer::intValue);
    }

    /** The power of two with the least squared error at so many bits, as {@code fpga-export} chooses it. */
    private static int exponent(float[] values, int bits) {
        int covering = covering(values, bits);
        int best = covering;
        double least = Double.MAX_VALUE;
        for (int exponent = covering; exponent >= covering - FINER; exponent--) {
            double error = error(values, rounded(values, bits, exponent));
            if (error < least) {
                least = error;
                best = exponent;
            }
        }
        return best;
    }

    private static int covering(float[] values, int bits) {
        float min = 0;
        float max = 0;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        int exponent = Math.getExponent(Math.max(Math.max(-min, max), Float.MIN_NORMAL)) + 1 - bits;
        while (Math.rint(Math.scalb((double) max, -exponent)) > highest(bits)
                || Math.rint(Math.scalb((double) min, -exponent)) < -highest(bits) - 1) {
            exponent++;
        }
        return exponent;
    }

    private static int highest(int bits) {
        return (1 << (bits - 1)) - 1;
    }

    private static float[] rounded(float[] values, int bits, int exponent) {
        double scale = Math.scalb(1.0, -exponent);
        double step = Math.scalb(1.0, exponent);
        int highest = highest(bits);
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            // Of the two zeros the positive one.
            double q = Math.rint(values[i] * scale) + 0.0;
            result[i] = (float) (step * Math.max(-highest - 1, Math.min(highest, q)));
        }
        return result;
    }

    private static double error(float[] values, float[] rounded) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] - rounded[i])
                .map(error -> error * error)
                .sum();
    }
}

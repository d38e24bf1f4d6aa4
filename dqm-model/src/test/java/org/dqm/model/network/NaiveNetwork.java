package org.dqm.model.network;

import java.util.HashMap;
import java.util.Map;

/** The network in plain loops: what every engine must answer. */
public final class NaiveNetwork {
    private NaiveNetwork() {}

    /** One map, shapes {@code [ny, nx, channel]}. */
    public static double[] run(NetworkSpec spec, Weights weights, float[] input) {
        double[] map = new double[input.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = input[i];
        }
        Map<String, double[]> outputs = new HashMap<>();
        for (int i = 0; i < spec.layers().size(); i++) {
            LayerSpec layer = spec.layers().get(i);
            TensorShape in = spec.inputOf(i);
            if (layer instanceof LayerSpec.Conv conv) {
                map = convolve(map, in, conv, weights);
            } else if (layer instanceof LayerSpec.Dense dense) {
                map = connect(map, dense, weights);
            } else if (layer instanceof LayerSpec.Add add) {
                map = sum(map, outputs.getOrDefault(add.from(), new double[0]), add.activation());
            } else {
                map = repeat(map, in, ((LayerSpec.Upsample) layer).factor());
            }
            outputs.put(layer.name(), map);
        }
        return map;
    }

    private static double[] sum(double[] a, double[] b, Activation activation) {
        double[] result = new double[a.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = activated(a[i] + b[i], activation);
        }
        return result;
    }

    private static double[] connect(double[] in, LayerSpec.Dense dense, Weights weights) {
        float[] kernel = weights.values(dense.kernelName());
        float[] bias = weights.values(dense.biasName());
        double[] result = new double[bias.length];
        for (int o = 0; o < result.length; o++) {
            double sum = bias[o];
            for (int i = 0; i < in.length; i++) {
                sum += in[i] * kernel[i * result.length + o];
            }
            result[o] = activated(sum, dense.activation());
        }
        return result;
    }

    private static double activated(double sum, Activation activation) {
        return sum > 0 ? sum : sum * activation.negativeSlope();
    }

    private static double[] convolve(double[] map, TensorShape in, LayerSpec.Conv conv, Weights weights) {
        float[] kernel = weights.values(conv.kernelName());
        float[] bias = weights.values(conv.biasName());
        TensorShape out = in.after(conv);
        int before = Math.max(0, conv.kernel() - conv.stride()) / 2;
        double[] result = new double[out.size()];
        for (int y = 0; y < out.ny(); y++) {
            for (int x = 0; x < out.nx(); x++) {
                for (int f = 0; f < out.channels(); f++) {
                    double sum = bias[f];
                    for (int ky = 0; ky < conv.kernel(); ky++) {
                        for (int kx = 0; kx < conv.kernel(); kx++) {
                            int iy = y * conv.stride() + ky - before;
                            int ix = x * conv.stride() + kx - before;
                            if (iy >= 0 && iy < in.ny() && ix >= 0 && ix < in.nx()) {
                                for (int c = 0; c < in.channels(); c++) {
                                    sum += map[(iy * in.nx() + ix) * in.channels() + c]
                                            * kernel[
                                                    ((ky * conv.kernel() + kx) * in.channels() + c) * conv.filters()
                                                            + f];
                                }
                            }
                        }
                    }
                    result[(y * out.nx() + x) * out.channels() + f] = activated(sum, conv.activation());
                }
            }
        }
        return result;
    }

    private static double[] repeat(double[] map, TensorShape in, int factor) {
        double[] result = new double[map.length * factor * factor];
        for (int y = 0; y < in.ny() * factor; y++) {
            for (int x = 0; x < in.nx() * factor; x++) {
                int from = (y / factor * in.nx() + x / factor) * in.channels();
                int to = (y * in.nx() * factor + x) * in.channels();
                System.arraycopy(map, from, result, to, in.channels());
            }
        }
        return result;
    }
}

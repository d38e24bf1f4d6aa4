package org.dqm.model.network;

/** The network in plain loops: what every engine must answer. */
public final class NaiveNetwork {
    private NaiveNetwork() {}

    /** One map, shapes {@code [ny, nx, channel]}. */
    public static double[] run(NetworkSpec spec, Weights weights, float[] input) {
        double[] map = new double[input.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = input[i];
        }
        for (int i = 0; i < spec.layers().size(); i++) {
            LayerSpec layer = spec.layers().get(i);
            map = layer instanceof LayerSpec.Conv conv
                    ? convolve(map, spec.inputOf(i), conv, weights)
                    : repeat(map, spec.inputOf(i), ((LayerSpec.Upsample) layer).factor());
        }
        return map;
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
                    result[(y * out.nx() + x) * out.channels() + f] =
                            sum > 0 ? sum : sum * conv.activation().negativeSlope();
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

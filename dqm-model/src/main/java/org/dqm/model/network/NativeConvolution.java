package org.dqm.model.network;

import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;

/**
 * A convolution on ND4J's native {@code conv2d}, channels last. DL4J's own {@code ConvolutionLayer} in 1.0.0-M2.1
 * never switches its oneDNN helper on and is 30 times slower.
 *
 * <p>DL4J copies and stores layers through their properties: a field without getter and setter would come back with
 * its default, silently.
 */
public final class NativeConvolution extends SameDiffLayer {
    static final String KERNEL = "W";
    static final String BIAS = "b";

    private int ny;
    private int nx;
    private int channels;
    private int filters;
    private int kernel;
    private int stride;
    private double negativeSlope;

    /** For DL4J, which then sets every property. */
    public NativeConvolution() {}

    NativeConvolution(TensorShape input, LayerSpec.Conv conv) {
        ny = input.ny();
        nx = input.nx();
        channels = input.channels();
        filters = conv.filters();
        kernel = conv.kernel();
        stride = conv.stride();
        negativeSlope = conv.activation().negativeSlope();
    }

    @Override
    public void defineParameters(SDLayerParams parameters) {
        parameters.clear();
        parameters.addWeightParam(KERNEL, kernel, kernel, channels, filters);
        parameters.addBiasParam(BIAS, filters);
    }

    @Override
    public void initializeParameters(Map<String, INDArray> parameters) {
        parameters.values().forEach(parameter -> parameter.assign(0));
    }

    @Override
    public SDVariable defineLayer(
            SameDiff graph, SDVariable input, Map<String, SDVariable> parameters, SDVariable mask) {
        Conv2DConfig config = Conv2DConfig.builder()
                .kH(kernel)
                .kW(kernel)
                .sH(stride)
                .sW(stride)
                .dH(1)
                .dW(1)
                .paddingMode(PaddingMode.SAME)
                .dataFormat("NHWC")
                .weightsFormat(WeightsFormat.YXIO)
                .build();
        SDVariable sum = graph.cnn().conv2d(input, parameters.get(KERNEL), parameters.get(BIAS), config);
        return negativeSlope == 1 ? sum : graph.nn().leakyRelu(sum, negativeSlope);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType input) {
        return InputType.convolutional(ny / stride, nx / stride, filters, CNN2DFormat.NHWC);
    }

    public int getNy() {
        return ny;
    }

    public void setNy(int ny) {
        this.ny = ny;
    }

    public int getNx() {
        return nx;
    }

    public void setNx(int nx) {
        this.nx = nx;
    }

    public int getChannels() {
        return channels;
    }

    public void setChannels(int channels) {
        this.channels = channels;
    }

    public int getFilters() {
        return filters;
    }

    public void setFilters(int filters) {
        this.filters = filters;
    }

    public int getKernel() {
        return kernel;
    }

    public void setKernel(int kernel) {
        this.kernel = kernel;
    }

    public int getStride() {
        return stride;
    }

    public void setStride(int stride) {
        this.stride = stride;
    }

    public double getNegativeSlope() {
        return negativeSlope;
    }

    public void setNegativeSlope(double negativeSlope) {
        this.negativeSlope = negativeSlope;
    }
}

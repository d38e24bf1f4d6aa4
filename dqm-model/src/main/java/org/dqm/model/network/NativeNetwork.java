package org.dqm.model.network;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffOutputLayer;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;

/**
 * A whole network and its loss as one DL4J layer, channels last, on ND4J's native operations.
 *
 * <p>One layer, because DL4J 1.0.0-M2.1 doubles the derivative in every {@code SameDiffLayer} that it passes on its way
 * back: with a sum in the network, paths of different length would get different factors. DL4J's own
 * {@code ConvolutionLayer} never switches its oneDNN helper on and is 30 times slower.
 *
 * <p>Labels are {@code [batch, ny, nx, 3*channel]}: all channels of the target, then of the weight, then of the base.
 *
 * <p>DL4J copies and stores layers through their properties: a field without getter and setter would come back with
 * its default, silently.
 */
public final class NativeNetwork extends SameDiffOutputLayer {
    private static final int CHANNEL_AXIS = 3;
    private static final String ANSWER = "answer";

    private String description = "";
    private String loss = "";

    /** For DL4J, which then sets every property. */
    public NativeNetwork() {}

    NativeNetwork(NetworkSpec spec, Loss loss) {
        this.description = NetworkJson.write(spec);
        this.loss = loss.name();
    }

    /** Name of an array of weights inside DL4J, which cuts names at their last underscore. */
    static String key(String parameter) {
        return parameter.replace('_', '-');
    }

    @Override
    public void defineParameters(SDLayerParams parameters) {
        parameters.clear();
        for (NetworkSpec.Parameter parameter : spec().parameters()) {
            long[] shape =
                    parameter.shape().stream().mapToLong(Integer::longValue).toArray();
            if (shape.length > 1) {
                parameters.addWeightParam(key(parameter.name()), shape);
            } else {
                parameters.addBiasParam(key(parameter.name()), shape);
            }
        }
    }

    @Override
    public void initializeParameters(Map<String, INDArray> parameters) {
        parameters.values().forEach(parameter -> parameter.assign(0));
    }

    @Override
    public SDVariable defineLayer(
            SameDiff graph, SDVariable input, SDVariable labels, Map<String, SDVariable> parameters) {
        NetworkSpec spec = spec();
        Map<String, SDVariable> outputs = new HashMap<>();
        SDVariable last = input;
        for (int i = 0; i < spec.layers().size(); i++) {
            LayerSpec layer = spec.layers().get(i);
            last = output(graph, layer, last, new Context(spec.inputOf(i), parameters, outputs));
            outputs.put(layer.name(), last);
        }
        // The answer must be a vertex of its own: a reshaped or reused one cannot be named.
        SDVariable answer = graph.math().mul(last, 1.0).rename(ANSWER);
        SDVariable[] parts = graph.split(labels, 3, CHANNEL_AXIS);
        SDVariable sum = new LossGraph(graph, Loss.valueOf(loss))
                .of(answer, parts[0], parts[2])
                .mul(parts[1])
                .sum("loss");
        sum.markAsLoss();
        return sum;
    }

    private record Context(TensorShape input, Map<String, SDVariable> parameters, Map<String, SDVariable> outputs) {
        SDVariable parameter(String name) {
            SDVariable found = parameters.get(key(name));
            if (found == null) {
                throw new IllegalStateException("no parameter '" + name + "'; found: " + parameters.keySet());
            }
            return found;
        }

        SDVariable output(String name) {
            SDVariable found = outputs.get(name);
            if (found == null) {
                throw new IllegalStateException("no layer '" + name + "'; found: " + outputs.keySet());
            }
            return found;
        }
    }

    private static SDVariable output(SameDiff graph, LayerSpec layer, SDVariable input, Context context) {
        if (layer instanceof LayerSpec.Upsample up) {
            // Channels last, the derivative of this operation is wrong in 1.0.0-M2.1 (found by differences).
            SDVariable first = graph.permute(input, 0, 3, 1, 2);
            SDVariable repeated = graph.cnn().upsampling2d(first, up.factor(), up.factor(), true);
            return graph.permute(repeated, 0, 2, 3, 1);
        }
        if (layer instanceof LayerSpec.Add add) {
            return activated(graph, input.add(context.output(add.from())), add.activation());
        }
        if (layer instanceof LayerSpec.Dense dense) {
            TensorShape out = dense.output();
            SDVariable flat = graph.reshape(input, -1, context.input().size());
            SDVariable sum = flat.mmul(context.parameter(dense.kernelName())).add(context.parameter(dense.biasName()));
            return activated(graph, graph.reshape(sum, -1, out.ny(), out.nx(), out.channels()), dense.activation());
        }
        LayerSpec.Conv conv = (LayerSpec.Conv) layer;
        Conv2DConfig config = Conv2DConfig.builder()
                .kH(conv.kernel())
                .kW(conv.kernel())
                .sH(conv.stride())
                .sW(conv.stride())
                .dH(1)
                .dW(1)
                .paddingMode(PaddingMode.SAME)
                .dataFormat("NHWC")
                .weightsFormat(WeightsFormat.YXIO)
                .build();
        SDVariable sum = graph.cnn()
                .conv2d(input, context.parameter(conv.kernelName()), context.parameter(conv.biasName()), config);
        return activated(graph, sum, conv.activation());
    }

    private static SDVariable activated(SameDiff graph, SDVariable sum, Activation activation) {
        return activation == Activation.LINEAR ? sum : graph.nn().leakyRelu(sum, activation.negativeSlope());
    }

    private NetworkSpec spec() {
        return NetworkJson.read(description);
    }

    @Override
    public String activationsVertexName() {
        return ANSWER;
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType input) {
        TensorShape out = spec().output();
        return InputType.convolutional(out.ny(), out.nx(), out.channels(), CNN2DFormat.NHWC);
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getLoss() {
        return loss;
    }

    public void setLoss(String loss) {
        this.loss = loss;
    }
}

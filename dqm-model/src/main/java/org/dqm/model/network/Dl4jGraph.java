package org.dqm.model.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/** A network as DL4J's computation graph. Not safe for several threads; closing frees the native memory. */
final class Dl4jGraph implements AutoCloseable {
    private static final String INPUT = "input";
    private static final String LOSS = "loss";

    private final NetworkSpec spec;
    private final ComputationGraph graph;

    private Dl4jGraph(NetworkSpec spec, ComputationGraph graph) {
        this.spec = spec;
        this.graph = graph;
    }

    /** A graph that only answers. */
    static Dl4jGraph forScoring(NetworkSpec spec, Weights weights) {
        return build(spec, weights, new NoOp(), false);
    }

    /** A graph that learns and answers. */
    static Dl4jGraph forTraining(NetworkSpec spec, Weights weights, IUpdater updater) {
        return build(spec, weights, updater, true);
    }

    private static Dl4jGraph build(NetworkSpec spec, Weights weights, IUpdater updater, boolean learns) {
        TensorShape in = spec.input();
        ComputationGraphConfiguration.GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .updater(updater)
                .dataType(DataType.FLOAT)
                // Else gradients of a loss that is a mean already would be divided by the batch size again.
                .miniBatch(false)
                .graphBuilder()
                .addInputs(INPUT)
                .setInputTypes(InputType.convolutional(in.ny(), in.nx(), in.channels(), CNN2DFormat.NHWC));
        String previous = INPUT;
        for (int i = 0; i < spec.layers().size(); i++) {
            LayerSpec layer = spec.layers().get(i);
            builder.addLayer(layer.name(), dl4jLayer(spec.inputOf(i), layer), previous);
            previous = layer.name();
        }
        if (learns) {
            builder.addLayer(LOSS, new WeightedSquaredError(), previous);
            previous = LOSS;
        }
        ComputationGraph graph =
                new ComputationGraph(builder.setOutputs(previous).build());
        graph.init();
        Dl4jGraph result = new Dl4jGraph(spec, graph);
        result.set(weights);
        return result;
    }

    private static Layer dl4jLayer(TensorShape input, LayerSpec layer) {
        if (layer instanceof LayerSpec.Upsample up) {
            return new Upsampling2D.Builder(up.factor())
                    .dataFormat(CNN2DFormat.NHWC)
                    .build();
        }
        return new NativeConvolution(input, (LayerSpec.Conv) layer);
    }

    /** Shapes {@code [batch, ny, nx, channel]} of the network's input and output. */
    float[] run(float[] inputs, int batch) {
        TensorShape in = spec.input();
        try (INDArray input = Nd4j.create(inputs, new long[] {batch, in.ny(), in.nx(), in.channels()}, 'c');
                INDArray output = graph.outputSingle(input)) {
            return floats(output);
        }
    }

    /** One step of the updater; returns the loss before it. */
    double fit(Batch batch) {
        MultiDataSet data = batch.forTraining();
        graph.fit(data);
        close(data);
        return graph.score();
    }

    /** Derivative of the loss by every weight, without a step; named as in {@link Weights}. */
    Map<String, float[]> gradient(Batch batch) {
        MultiDataSet data = batch.forTraining();
        graph.setInputs(data.getFeatures());
        graph.setLabels(data.getLabels());
        graph.computeGradientAndScore();
        Map<String, INDArray> derivatives = graph.gradient().gradientForVariable();
        Map<String, float[]> byName = new LinkedHashMap<>();
        Map<String, String> names = dl4jNames();
        // DL4J 1.0.0-M2.1 doubles the derivative in every SameDiffLayer that it passes on its way back. A constant
        // factor per layer is nothing to Adam, which divides it out again.
        int excess = 1 << (names.size() / 2);
        int at = 0;
        for (Map.Entry<String, String> name : names.entrySet()) {
            float[] derivative = floats(Objects.requireNonNull(derivatives.get(name.getValue())));
            for (int i = 0; i < derivative.length; i++) {
                derivative[i] /= excess >> (at / 2);
            }
            byName.put(name.getKey(), derivative);
            at++;
        }
        graph.clear();
        close(data);
        return byName;
    }

    Weights weights() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        dl4jNames().forEach((ours, theirs) -> arrays.put(ours, floats(graph.getParam(theirs))));
        return Weights.of(spec, arrays);
    }

    private void set(Weights weights) {
        dl4jNames().forEach((ours, theirs) -> {
            INDArray parameter = graph.getParam(theirs);
            try (INDArray values = Nd4j.create(weights.values(ours), parameter.shape(), 'c')) {
                parameter.assign(values);
            }
        });
    }

    private Map<String, String> dl4jNames() {
        Map<String, String> names = new LinkedHashMap<>();
        for (LayerSpec layer : spec.layers()) {
            if (layer instanceof LayerSpec.Conv conv) {
                names.put(conv.kernelName(), conv.name() + "_" + NativeConvolution.KERNEL);
                names.put(conv.biasName(), conv.name() + "_" + NativeConvolution.BIAS);
            }
        }
        return names;
    }

    private static float[] floats(INDArray array) {
        try (INDArray rowMajor = array.dup('c')) {
            return rowMajor.data().asFloat();
        }
    }

    private static void close(MultiDataSet data) {
        List.of(data.getFeatures()[0], data.getLabels()[0]).forEach(INDArray::close);
    }

    @Override
    public void close() {
        graph.close();
    }
}

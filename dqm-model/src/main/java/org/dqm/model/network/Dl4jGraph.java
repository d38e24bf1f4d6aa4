package org.dqm.model.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/** A network as DL4J's computation graph. Not safe for several threads; closing frees the native memory. */
final class Dl4jGraph implements AutoCloseable {
    private static final String INPUT = "input";
    private static final String NETWORK = "network";

    private final NetworkSpec spec;
    private final ComputationGraph graph;

    private Dl4jGraph(NetworkSpec spec, ComputationGraph graph) {
        this.spec = spec;
        this.graph = graph;
    }

    /** A graph that only answers. */
    static Dl4jGraph forScoring(NetworkSpec spec, Weights weights) {
        return build(spec, weights, Loss.SQUARED, new NoOp());
    }

    /** A graph that learns and answers. */
    static Dl4jGraph forTraining(NetworkSpec spec, Weights weights, Loss loss, IUpdater updater) {
        return build(spec, weights, loss, updater);
    }

    private static Dl4jGraph build(NetworkSpec spec, Weights weights, Loss loss, IUpdater updater) {
        TensorShape in = spec.input();
        ComputationGraphConfiguration configuration = new NeuralNetConfiguration.Builder()
                .updater(updater)
                .dataType(DataType.FLOAT)
                // Else gradients of a loss that is a mean already would be divided by the batch size again.
                .miniBatch(false)
                .graphBuilder()
                .addInputs(INPUT)
                .setInputTypes(InputType.convolutional(in.ny(), in.nx(), in.channels(), CNN2DFormat.NHWC))
                .addLayer(NETWORK, new NativeNetwork(spec, loss), INPUT)
                .setOutputs(NETWORK)
                .build();
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        Dl4jGraph result = new Dl4jGraph(spec, graph);
        result.set(weights);
        return result;
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
        // DL4J divides the score, but not the derivatives, by the number of images.
        return graph.score() * batch.size();
    }

    /**
     * One step of the updater on the weights of this graph, by the derivative at {@code seen}; returns the loss there.
     */
    double fit(Batch batch, Weights seen) {
        MultiDataSet data = batch.forTraining();
        try (INDArray free = graph.params().dup()) {
            set(seen);
            differentiate(data);
            graph.params().assign(free);
        }
        int iteration = graph.getConfiguration().getIterationCount();
        graph.getUpdater(true)
                .update(graph.gradient(), iteration, 0, batch.size(), LayerWorkspaceMgr.noWorkspacesImmutable());
        graph.params().subi(graph.gradient().gradient());
        graph.getConfiguration().setIterationCount(iteration + 1);
        graph.clear();
        close(data);
        return graph.score() * batch.size();
    }

    private void differentiate(MultiDataSet data) {
        graph.setInputs(data.getFeatures());
        graph.setLabels(data.getLabels());
        graph.computeGradientAndScore();
    }

    /** Derivative of the loss by every weight, without a step; named as in {@link Weights}. */
    Map<String, float[]> gradient(Batch batch) {
        MultiDataSet data = batch.forTraining();
        differentiate(data);
        Map<String, INDArray> derivatives = graph.gradient().gradientForVariable();
        Map<String, float[]> byName = new LinkedHashMap<>();
        for (NetworkSpec.Parameter parameter : spec.parameters()) {
            INDArray derivative =
                    Objects.requireNonNull(derivatives.get(NETWORK + "_" + NativeNetwork.key(parameter.name())));
            byName.put(parameter.name(), floats(derivative));
        }
        graph.clear();
        close(data);
        return byName;
    }

    Weights weights() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (NetworkSpec.Parameter parameter : spec.parameters()) {
            arrays.put(parameter.name(), floats(parameter(parameter.name())));
        }
        return Weights.of(spec, arrays);
    }

    /** Whether every weight is a number. */
    boolean isFinite() {
        return Double.isFinite(graph.params().sumNumber().doubleValue());
    }

    /** What the updater remembers of earlier steps, in DL4J's order. */
    float[] memory() {
        return floats(graph.getUpdater(true).getUpdaterStateViewArray());
    }

    /** Goes on where another graph of the same network stopped. */
    void resume(Weights weights, float[] memory, int steps) {
        set(weights);
        INDArray state = graph.getUpdater(true).getUpdaterStateViewArray();
        try (INDArray values = Nd4j.create(memory, state.shape(), 'c')) {
            state.assign(values);
        }
        graph.getConfiguration().setIterationCount(steps);
    }

    void set(Weights weights) {
        for (String name : weights.names()) {
            INDArray parameter = parameter(name);
            try (INDArray values = Nd4j.create(weights.values(name), parameter.shape(), 'c')) {
                parameter.assign(values);
            }
        }
    }

    private INDArray parameter(String name) {
        return Objects.requireNonNull(graph.getLayer(NETWORK).getParam(NativeNetwork.key(name)), name);
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

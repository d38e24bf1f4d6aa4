package org.dqm.model.baseline;

import org.dqm.model.network.Engine;
import org.dqm.model.network.Examples;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.NetworkTrainer;
import org.dqm.model.network.TrainingOptions;
import org.dqm.model.network.Weights;
import org.dqm.model.onnx.OnnxRuntimeEngine;
import org.dqm.model.onnx.OnnxWriter;

/** A network of a baseline: trained with DL4J, run with ONNX Runtime, which costs less per map. */
final class MapNetwork {
    private final Engine engine;

    private MapNetwork(Engine engine) {
        this.engine = engine;
    }

    /** Trains by the squared error, from scratch; keeps the weights of the lowest validation loss. */
    static MapNetwork train(NetworkSpec spec, NetworkTraining how, Examples training, Examples validation) {
        return train(spec, TrainingOptions.standard(how.epochs(), how.seed()), training, validation);
    }

    /** The same with other options. */
    static MapNetwork train(NetworkSpec spec, TrainingOptions options, Examples training, Examples validation) {
        Weights weights = new NetworkTrainer(options, epoch -> {})
                .train(spec, Weights.initial(spec, options.seed()), training, validation)
                .weights();
        // Lives as long as the method, that is, to the end of the evaluation.
        return new MapNetwork(new OnnxRuntimeEngine(spec, OnnxWriter.write(spec, weights)));
    }

    /** Shapes of the network's input and output, one map. */
    float[] run(float[] input) {
        return engine.run(input, 1);
    }
}

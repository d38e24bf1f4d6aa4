package org.dqm.model.network;

import java.util.Map;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffOutputLayer;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The loss Σ w (g − t)². Labels are {@code [batch, ny, nx, 2*channel]}: first all channels of the target t, then all
 * of the weight w.
 */
public final class WeightedSquaredError extends SameDiffOutputLayer {
    private static final int CHANNEL_AXIS = 3;
    private static final String ANSWER = "answer";

    @Override
    public SDVariable defineLayer(
            SameDiff graph, SDVariable input, SDVariable labels, Map<String, SDVariable> parameters) {
        SDVariable[] targetAndWeight = graph.split(labels, 2, CHANNEL_AXIS);
        // The answer must be a vertex of this layer's own: the input itself cannot be named as its activations.
        SDVariable difference = graph.math().mul(input, 1.0).rename(ANSWER).sub(targetAndWeight[0]);
        SDVariable loss = difference.mul(difference).mul(targetAndWeight[1]).sum("loss");
        loss.markAsLoss();
        return loss;
    }

    @Override
    public String activationsVertexName() {
        return ANSWER;
    }

    @Override
    public void defineParameters(SDLayerParams parameters) {
        parameters.clear();
    }

    @Override
    public void initializeParameters(Map<String, INDArray> parameters) {}

    @Override
    public InputType getOutputType(int layerIndex, InputType input) {
        return input;
    }
}

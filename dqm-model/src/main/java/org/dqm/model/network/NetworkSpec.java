package org.dqm.model.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Our own description of a network: a chain of layers, in which a sum may reach back to an earlier one. Input {@code [batch, ny, nx, channel]}, output
 * {@code [batch, ny, nx, channel]} with the sizes of {@link #input()} and {@link #output()}.
 */
public record NetworkSpec(TensorShape input, List<LayerSpec> layers) {
    public NetworkSpec {
        layers = List.copyOf(layers);
        if (layers.isEmpty() || layers.size() > 64) {
            throw new IllegalArgumentException("a network has 1 to 64 layers, got " + layers.size());
        }
        Map<String, TensorShape> outputs = new LinkedHashMap<>();
        TensorShape shape = input;
        for (LayerSpec layer : layers) {
            if (layer instanceof LayerSpec.Add add && !shape.equals(outputs.get(add.from()))) {
                throw new IllegalArgumentException("layer " + add.name() + ": '" + add.from()
                        + "' must be an earlier layer with output " + shape + "; found: " + outputs);
            }
            shape = shape.after(layer);
            if (outputs.put(layer.name(), shape) != null) {
                throw new IllegalArgumentException("two layers are named '" + layer.name() + "'");
            }
        }
    }

    /** Shape of one output map. */
    public TensorShape output() {
        return inputOf(layers.size());
    }

    /** Shape of what layer {@code index} gets, counted from 0; the network's output for one past the last. */
    public TensorShape inputOf(int index) {
        TensorShape shape = input;
        for (LayerSpec layer : layers.subList(0, index)) {
            shape = shape.after(layer);
        }
        return shape;
    }

    /** Throws unless {@code inputs} are {@code batch} ≥ 1 maps of the shape that this network takes. */
    public void requireInputs(float[] inputs, int batch) {
        if (batch < 1 || (long) batch * input.size() != inputs.length) {
            throw new IllegalArgumentException(batch + " maps of " + input + " are not " + inputs.length + " numbers");
        }
    }

    /** The arrays that {@link Weights} of this network hold, in the order of the layers. */
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        TensorShape shape = input;
        for (LayerSpec layer : layers) {
            if (layer instanceof LayerSpec.Conv conv) {
                parameters.add(new Parameter(
                        conv.kernelName(), List.of(conv.kernel(), conv.kernel(), shape.channels(), conv.filters())));
                parameters.add(new Parameter(conv.biasName(), List.of(conv.filters())));
            } else if (layer instanceof LayerSpec.Dense dense) {
                int outputs = dense.output().size();
                parameters.add(new Parameter(dense.kernelName(), List.of(shape.size(), outputs)));
                parameters.add(new Parameter(dense.biasName(), List.of(outputs)));
            }
            shape = shape.after(layer);
        }
        return List.copyOf(parameters);
    }

    /** Multiplications of a number by a weight that one map costs. */
    public long multiplyAdds() {
        long sum = 0;
        TensorShape shape = input;
        for (LayerSpec layer : layers) {
            TensorShape output = shape.after(layer);
            if (layer instanceof LayerSpec.Conv conv) {
                sum += (long) conv.kernel() * conv.kernel() * shape.channels() * output.size();
            } else if (layer instanceof LayerSpec.Dense) {
                sum += (long) shape.size() * output.size();
            }
            shape = output;
        }
        return sum;
    }

    /**
     * One array of weights.
     *
     * @param name {@code <layer>.kernel} or {@code <layer>.bias}
     * @param shape of a convolution's kernel {@code [ky, kx, channel in, channel out]}, of a dense layer's
     *     {@code [in, out]}, of biases {@code [out]}
     */
    public record Parameter(String name, List<Integer> shape) {
        public Parameter {
            shape = List.copyOf(shape);
        }

        public int size() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }
    }
}

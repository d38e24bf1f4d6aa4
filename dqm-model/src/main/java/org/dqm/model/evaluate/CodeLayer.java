package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.model.network.Dl4jEngine;
import org.dqm.model.network.Engine;
import org.dqm.model.network.LayerSpec;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TensorShape;
import org.dqm.model.network.Weights;
import org.dqm.model.registry.BundleContents;

/**
 * The activations of a network's layer {@code code}: the network cut off behind it, run on what the whole network was
 * given last.
 */
final class CodeLayer implements AutoCloseable {
    private static final String NAME = "code";

    private final Engine cut;
    private final Listening listening;
    private final TensorShape shape;
    private final double[] sums;
    private double images;
    private final double[] squares;

    private CodeLayer(Engine cut, Listening listening, TensorShape shape) {
        this.cut = cut;
        this.listening = listening;
        this.shape = shape;
        this.sums = new double[shape.size()];
        this.squares = new double[shape.channels()];
    }

    /** Nothing if no layer has that name. */
    static Optional<CodeLayer> of(BundleContents contents, Listening listening) {
        List<LayerSpec> layers = contents.network().layers();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).name().equals(NAME)) {
                NetworkSpec spec = new NetworkSpec(contents.network().input(), layers.subList(0, i + 1));
                Map<String, float[]> arrays = new HashMap<>();
                spec.parameters()
                        .forEach(p -> arrays.put(p.name(), contents.weights().values(p.name())));
                return Optional.of(
                        new CodeLayer(new Dl4jEngine(spec, Weights.of(spec, arrays)), listening, spec.output()));
            }
        }
        return Optional.empty();
    }

    /** Takes the activations for what the network was given last. */
    void add() {
        float[] activations = cut.run(listening.inputs, listening.batch);
        for (int i = 0; i < activations.length; i++) {
            sums[i % sums.length] += activations[i];
            squares[i % squares.length] += (double) activations[i] * activations[i];
        }
        images += listening.batch;
    }

    /** Mean map of each channel, and its root mean square. */
    ObjectNode write() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("layer", NAME);
        node.put("images_per_map", listening.batch);
        ArrayNode channels = node.putArray("channels");
        int places = shape.ny() * shape.nx();
        for (int channel = 0; channel < shape.channels(); channel++) {
            double[] mean = new double[places];
            for (int place = 0; place < places; place++) {
                mean[place] = sums[place * shape.channels() + channel] / images;
            }
            channels.add(
                    MapJson.of(shape.nx(), shape.ny(), mean).put("rms", Math.sqrt(squares[channel] / images / places)));
        }
        return node;
    }

    @Override
    public void close() {
        cut.close();
    }

    /** An engine that remembers what it was given last. */
    static final class Listening implements Engine {
        private final Engine engine;
        private float[] inputs = {};
        private int batch;

        Listening(Engine engine) {
            this.engine = engine;
        }

        @Override
        public String name() {
            return engine.name();
        }

        @Override
        public float[] run(float[] given, int images) {
            inputs = given.clone();
            batch = images;
            return engine.run(given, images);
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}

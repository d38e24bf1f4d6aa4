package org.dqm.model.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dqm.model.network.LayerSpec.Add;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Dense;
import org.dqm.model.network.LayerSpec.Upsample;

/** {@code network.json}: the layers in our own words, with no name of a Java class. */
public final class NetworkJson {
    private static final String FORMAT = "dqm-network";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private NetworkJson() {}

    /** The same text for the same network. */
    public static String write(NetworkSpec spec) {
        ObjectNode root = JSON.createObjectNode().put("format", FORMAT).put("version", VERSION);
        put(root.putObject("input"), spec.input());
        for (LayerSpec layer : spec.layers()) {
            write(layer, root.withArray("layers").addObject());
        }
        return root.toPrettyString() + "\n";
    }

    private static void write(LayerSpec layer, ObjectNode node) {
        if (layer instanceof Upsample up) {
            node.put("type", "upsample").put("name", up.name()).put("factor", up.factor());
        } else if (layer instanceof Add add) {
            node.put("type", "add").put("name", add.name()).put("from", add.from());
            node.put("activation", label(add.activation()));
        } else if (layer instanceof Dense dense) {
            node.put("type", "dense").put("name", dense.name());
            put(node.putObject("output"), dense.output());
            node.put("activation", label(dense.activation()));
        } else {
            Conv conv = (Conv) layer;
            node.put("type", "conv").put("name", conv.name()).put("filters", conv.filters());
            node.put("kernel", conv.kernel()).put("stride", conv.stride());
            node.put("activation", label(conv.activation()));
        }
    }

    private static void put(ObjectNode node, TensorShape shape) {
        node.put("ny", shape.ny()).put("nx", shape.nx()).put("channels", shape.channels());
    }

    private static TensorShape shape(JsonNode node) {
        return new TensorShape(number(node, "ny"), number(node, "nx"), number(node, "channels"));
    }

    private static String label(Activation activation) {
        return activation.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException naming the key if the text is not such a description
     */
    public static NetworkSpec read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("network description is not JSON: " + e.getOriginalMessage(), e);
        }
        if (!root.path("format").asText().equals(FORMAT) || number(root, "version") != VERSION) {
            throw new IllegalArgumentException("network description must have format " + FORMAT + ", version " + VERSION
                    + "; got " + root.path("format") + ", " + root.path("version"));
        }
        List<LayerSpec> layers = new ArrayList<>();
        root.path("layers").forEach(node -> layers.add(layer(node)));
        return new NetworkSpec(shape(root.path("input")), layers);
    }

    private static LayerSpec layer(JsonNode node) {
        String type = node.path("type").asText();
        String name = node.path("name").asText();
        return switch (type) {
            case "conv" ->
                new Conv(
                        name,
                        number(node, "filters"),
                        number(node, "kernel"),
                        number(node, "stride"),
                        activation(node));
            case "upsample" -> new Upsample(name, number(node, "factor"));
            case "add" -> new Add(name, node.path("from").asText(), activation(node));
            case "dense" -> new Dense(name, shape(node.path("output")), activation(node));
            default ->
                throw new IllegalArgumentException(
                        "layer '" + name + "': no type '" + type + "'; found: add, conv, dense, upsample");
        };
    }

    private static Activation activation(JsonNode node) {
        String label = node.path("activation").asText();
        return Arrays.stream(Activation.values())
                .filter(activation -> label(activation).equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "layer '" + node.path("name").asText() + "': no activation '" + label
                                + "'; found: linear, relu, leaky_relu"));
    }

    private static int number(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isInt()) {
            throw new IllegalArgumentException("network description: " + key + " must be a whole number, got "
                    + (value.isMissingNode() ? "nothing" : value));
        }
        return value.intValue();
    }
}

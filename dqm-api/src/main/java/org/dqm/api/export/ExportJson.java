package org.dqm.api.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The options of an export as JSON: those of {@code ./dqm export-fpga} in camelCase, with the same defaults, but for
 * files and folders of the service's machine.
 */
public final class ExportJson {
    /** Every field; model and version are not read here. */
    public static final List<String> FIELDS = List.of(
            "model",
            "version",
            "outputs",
            "latent",
            "events",
            "threshold",
            "crossings",
            "search",
            "weightBits",
            "activationBits",
            "outputBits",
            "layerBits",
            "inputType",
            "prune",
            "pruneFilters",
            "target",
            "part",
            "clockMhz",
            "luts",
            "dsps",
            "io",
            "strategy",
            "reuse",
            "layerReuse",
            "hls4ml",
            "backend");

    private static final int MAX_CHARS = 200;
    private static final int MAX_LAYERS = 1_000;

    private ExportJson() {}

    /**
     * Reads the options.
     *
     * @throws OptionException naming the field that is of another type than it must be
     */
    static AskedOptions read(JsonNode body) {
        FixedPointOptions fixedPoint = new FixedPointOptions(
                ifGiven(body, "weightBits"),
                ifGiven(body, "activationBits"),
                whole(body, "outputBits").orElse(FixedPointOptions.OUTPUT_BITS),
                layers(body, "layerBits"),
                text(body, "inputType"),
                number(body, "prune").orElse(0.0),
                flag(body, "pruneFilters"));
        ChipOptions chip = new ChipOptions(
                text(body, "target").orElse(ChipOptions.TARGET),
                text(body, "part"),
                number(body, "clockMhz"),
                whole(body, "luts"),
                whole(body, "dsps"));
        HlsOptions hls = new HlsOptions(
                text(body, "io").orElse(HlsOptions.IO),
                text(body, "strategy").orElse(HlsOptions.STRATEGY),
                whole(body, "reuse").orElse(HlsOptions.REUSE),
                layers(body, "layerReuse"),
                text(body, "hls4ml").orElse(HlsOptions.HLS4ML),
                text(body, "backend").orElse(HlsOptions.BACKEND));
        Optional<Long> threshold = get(
                        body,
                        "threshold",
                        value -> value.isIntegralNumber() && value.canConvertToLong(),
                        "a whole number")
                .map(JsonNode::longValue);
        Optional<Double> search = number(body, "search");
        return new AskedOptions(
                new ExportOptions(
                        text(body, "outputs").orElse(ExportOptions.OUTPUTS),
                        text(body, "latent"),
                        whole(body, "events"),
                        threshold.isPresent() ? OptionalLong.of(threshold.get()) : OptionalLong.empty(),
                        search.isPresent() ? OptionalDouble.of(search.get()) : OptionalDouble.empty(),
                        fixedPoint,
                        chip,
                        hls),
                whole(body, "crossings"));
    }

    /** All options that have a value, defaults too; {@link #read} gives them again. */
    static ObjectNode write(AskedOptions asked) {
        ExportOptions options = asked.options();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("outputs", options.outputs());
        options.latent().ifPresent(layer -> json.put("latent", layer));
        options.events().ifPresent(events -> json.put("events", events));
        options.threshold().ifPresent(code -> json.put("threshold", code));
        asked.crossings().ifPresent(crossings -> json.put("crossings", crossings));
        options.search().ifPresent(bound -> json.put("search", bound));
        FixedPointOptions fixedPoint = options.fixedPoint();
        fixedPoint.weightBits().ifPresent(bits -> json.put("weightBits", bits));
        fixedPoint.activationBits().ifPresent(bits -> json.put("activationBits", bits));
        json.put("outputBits", fixedPoint.outputBits());
        put(json, "layerBits", fixedPoint.layerBits());
        fixedPoint.inputType().ifPresent(type -> json.put("inputType", type));
        json.put("prune", fixedPoint.prune()).put("pruneFilters", fixedPoint.pruneFilters());
        ChipOptions chip = options.chip();
        json.put("target", chip.target());
        chip.part().ifPresent(part -> json.put("part", part));
        chip.clockMhz().ifPresent(clock -> json.put("clockMhz", clock));
        chip.luts().ifPresent(luts -> json.put("luts", luts));
        chip.dsps().ifPresent(dsps -> json.put("dsps", dsps));
        HlsOptions hls = options.hls();
        json.put("io", hls.io()).put("strategy", hls.strategy()).put("reuse", hls.reuse());
        put(json, "layerReuse", hls.layerReuse());
        return json.put("hls4ml", hls.hls4ml()).put("backend", hls.backend());
    }

    private static void put(ObjectNode json, String name, Map<String, Integer> layers) {
        ObjectNode node = json.putObject(name);
        new TreeMap<>(layers).forEach(node::put);
    }

    static Optional<String> text(JsonNode body, String name) {
        return get(
                        body,
                        name,
                        value -> value.isTextual()
                                && value.textValue().length() <= MAX_CHARS
                                && value.textValue().indexOf(0) < 0,
                        "a text of at most " + MAX_CHARS + " characters without NUL")
                .map(JsonNode::textValue);
    }

    static Optional<Integer> whole(JsonNode body, String name) {
        return get(body, name, JsonNode::isInt, "a whole number").map(JsonNode::intValue);
    }

    private static OptionalInt ifGiven(JsonNode body, String name) {
        return whole(body, name).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static Optional<Double> number(JsonNode body, String name) {
        return get(body, name, JsonNode::isNumber, "a number").map(JsonNode::doubleValue);
    }

    private static boolean flag(JsonNode body, String name) {
        return get(body, name, JsonNode::isBoolean, "true or false")
                .map(JsonNode::booleanValue)
                .orElse(false);
    }

    private static Map<String, Integer> layers(JsonNode body, String name) {
        Optional<JsonNode> given = get(
                body,
                name,
                value -> value.isObject() && value.size() <= MAX_LAYERS,
                "an object of at most " + MAX_LAYERS + " layers");
        Map<String, Integer> layers = new TreeMap<>();
        given.ifPresent(object -> object.properties().forEach(layer -> {
            if (!layer.getValue().isInt()) {
                throw new OptionException(
                        name, "of layer " + layer.getKey() + " must be a whole number, got " + layer.getValue());
            }
            layers.put(layer.getKey(), layer.getValue().intValue());
        }));
        return layers;
    }

    /** What is null is as if it were not there. */
    private static Optional<JsonNode> get(JsonNode body, String name, Predicate<JsonNode> isAllowed, String expected) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!isAllowed.test(value)) {
            throw new OptionException(name, "must be " + expected + ", got " + value);
        }
        return Optional.of(value);
    }
}

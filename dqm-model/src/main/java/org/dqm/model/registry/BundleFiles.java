package org.dqm.model.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dqm.model.network.NetworkJson;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.Weights;
import org.dqm.model.onnx.OnnxWriter;

/** The files of a bundle by name, as bytes; contents to files and back. */
final class BundleFiles {
    static final String MANIFEST = "manifest.json";
    static final String NETWORK = "network.json";
    static final String WEIGHTS = "weights.npz";
    static final String ONNX = "network.onnx";
    static final String GOLDEN = "golden.npz";
    static final String GEOMETRY = "geometry.json";
    static final String CARD = "MODEL_CARD.md";

    private static final Set<String> OURS = Set.of(WEIGHTS, GOLDEN);

    private BundleFiles() {}

    /** Every file, the manifest too. */
    static SortedMap<String, byte[]> of(BundleContents contents, GoldenAnswers golden) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        NetworkSpec network = contents.network();
        files.put(NETWORK, utf8(NetworkJson.write(network)));
        files.put(WEIGHTS, Npz.write(toArrays(network, contents.weights())));
        files.put(ONNX, OnnxWriter.write(network, contents.weights()));
        files.put(GOLDEN, Npz.write(golden.toArrays()));
        files.put(CARD, utf8(ModelCard.text(contents.manifest(), network, contents.weights())));
        contents.geometry().ifPresent(geometry -> files.put(GEOMETRY, utf8(geometry)));
        contents.arrays().forEach((file, arrays) -> {
            if (files.put(file, Npz.write(arrays)) != null) {
                throw new IllegalArgumentException("array file '" + file + "' would replace one of the bundle's own");
            }
        });
        SortedMap<String, String> sums = new TreeMap<>();
        files.forEach((file, bytes) -> sums.put(file, sha256(bytes)));
        files.put(MANIFEST, utf8(new ManifestJson(contents.manifest(), sums).write()));
        return files;
    }

    static BundleContents contents(Manifest manifest, Map<String, byte[]> files) {
        NetworkSpec network = NetworkJson.read(text(file(files, NETWORK)));
        Map<String, Map<String, NpyArray>> arrays = new TreeMap<>();
        files.forEach((file, bytes) -> {
            if (file.endsWith(".npz") && !OURS.contains(file)) {
                arrays.put(file, Npz.read(bytes));
            }
        });
        return new BundleContents(
                manifest,
                network,
                weights(network, Npz.read(file(files, WEIGHTS))),
                arrays,
                Optional.ofNullable(files.get(GEOMETRY)).map(BundleFiles::text),
                GoldenAnswers.of(Npz.read(file(files, GOLDEN))).inputs());
    }

    static byte[] file(Map<String, byte[]> files, String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return bytes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Map<String, NpyArray> toArrays(NetworkSpec network, Weights weights) {
        return network.parameters().stream()
                .collect(Collectors.toMap(
                        NetworkSpec.Parameter::name,
                        parameter -> NpyArray.ofFloats(parameter.shape(), weights.values(parameter.name()))));
    }

    private static Weights weights(NetworkSpec network, Map<String, NpyArray> arrays) {
        return Weights.of(
                network,
                arrays.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, array -> array.getValue().toFloats())));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

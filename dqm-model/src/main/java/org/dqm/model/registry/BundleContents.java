package org.dqm.model.registry;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.Weights;

/**
 * Everything that a bundle holds, in memory.
 *
 * @param arrays per file, e.g. {@code reference.npz}, the arrays by name
 * @param geometry {@code geometry.json} as text: named units per level
 * @param goldenInputs inputs of the network, shape {@code [batch, ny, nx, channel]}, 1 to 16 maps; the answers to
 *     them are kept in the bundle and every engine must repeat them
 */
public record BundleContents(
        Manifest manifest,
        NetworkSpec network,
        Weights weights,
        Map<String, Map<String, NpyArray>> arrays,
        Optional<String> geometry,
        NpyArray goldenInputs) {
    public BundleContents {
        SortedMap<String, Map<String, NpyArray>> sorted = new TreeMap<>();
        arrays.forEach((file, byName) -> {
            if (!file.matches("[a-z][a-z0-9_-]{0,63}\\.npz")) {
                throw new IllegalArgumentException("array file must be named like 'noise.npz', got '" + file + "'");
            }
            sorted.put(file, Map.copyOf(byName));
        });
        arrays = sorted;
    }

    /** The arrays of one file. */
    public Map<String, NpyArray> arrays(String file) {
        Map<String, NpyArray> byName = arrays.get(file);
        if (byName == null) {
            throw new IllegalArgumentException("no arrays in '" + file + "'; found: " + arrays.keySet());
        }
        return byName;
    }
}

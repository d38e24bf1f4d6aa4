package org.dqm.model.preprocess;

import java.util.Map;
import org.dqm.model.registry.NpyArray;

/** An array that has to be in a bundle. */
public final class Member {
    private Member() {}

    /**
     * The array of that name.
     *
     * @throws IllegalArgumentException if it is missing, of another size or not finite; the message names it
     */
    public static NpyArray require(Map<String, NpyArray> arrays, String name, int size) {
        NpyArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no array '" + name + "'; found: " + arrays.keySet());
        }
        if (array.size() != size) {
            throw new IllegalArgumentException(
                    "array '" + name + "' must hold " + size + " numbers, got shape " + array.shape());
        }
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(array.get(i))) {
                throw new IllegalArgumentException("array '" + name + "' holds " + array.get(i) + " at " + i);
            }
        }
        return array;
    }
}

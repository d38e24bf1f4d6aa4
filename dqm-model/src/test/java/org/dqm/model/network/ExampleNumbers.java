package org.dqm.model.network;

/** Lets tests of other packages look into an {@link Example}. */
public final class ExampleNumbers {
    private ExampleNumbers() {}

    /** Shape {@code [ny, nx, channel]}. */
    public static float[] input(Example example) {
        return example.input().clone();
    }

    public static float[] target(Example example) {
        return example.target().clone();
    }

    public static float[] weight(Example example) {
        return example.weight().clone();
    }

    public static float[] base(Example example) {
        return example.base().clone();
    }
}

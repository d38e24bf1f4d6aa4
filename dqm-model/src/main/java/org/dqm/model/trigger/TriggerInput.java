package org.dqm.model.trigger;

import java.util.List;
import java.util.stream.IntStream;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.registry.Manifest;

/**
 * How a crossing's whole numbers become the network's input: times a power of two and nothing else, as AXOL1TL does.
 *
 * @param bits of a region, unsigned
 * @param exponent the input is the whole number times 2^exponent
 */
public record TriggerInput(int bits, int exponent) {
    static final String BITS = "input_bits";
    static final String EXPONENT = "input_exponent";

    public TriggerInput {
        if (bits < 1 || bits > 15 || exponent < -15 || exponent > 15) {
            throw new IllegalArgumentException(
                    "an input has 1 to 15 bits and an exponent of -15 to 15, got " + bits + " and " + exponent);
        }
    }

    /** Regions that read 32 counts are 1. */
    public static TriggerInput standard(int bits) {
        return new TriggerInput(bits, -5);
    }

    /**
     * That of a trigger bundle.
     *
     * @throws IllegalArgumentException if it is no trigger bundle
     */
    public static TriggerInput of(Manifest manifest) {
        return new TriggerInput(whole(manifest, BITS), whole(manifest, EXPONENT));
    }

    private static int whole(Manifest manifest, String key) {
        if (manifest.kind() == Manifest.Kind.TRIGGER && manifest.preprocessing().get(key) instanceof Integer value) {
            return value;
        }
        throw new IllegalArgumentException(manifest.model() + " is no trigger bundle with preprocessing." + key
                + ": train one with ./dqm train --architecture trigger-autoencoder or student");
    }

    /** Value of one count. */
    public float count() {
        return Math.scalb(1f, exponent);
    }

    /** Largest whole number. */
    public int largest() {
        return (1 << bits) - 1;
    }

    /** Fills in {@code into} from {@code at} on; larger numbers than {@link #largest} read as that. */
    public void copy(short[] map, float[] into, int at) {
        float count = count();
        int largest = largest();
        for (int i = 0; i < map.length; i++) {
            into[at + i] = Math.min(map[i], largest) * count;
        }
    }

    /** The network's inputs for the first so many crossings, row-major. */
    public List<double[]> ofFirst(Crossings crossings, int count) {
        short[] map = new short[crossings.ny() * crossings.nx()];
        float[] values = new float[map.length];
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    crossings.read(i, map);
                    copy(map, values, 0);
                    return IntStream.range(0, values.length)
                            .mapToDouble(k -> values[k])
                            .toArray();
                })
                .toList();
    }
}

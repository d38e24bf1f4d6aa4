package org.dqm.model.crossing;

/** Nested Java arrays of numbers, as an HDF5 reader gives them, into 16 bits. */
final class WholeNumbers {
    private WholeNumbers() {}

    /**
     * Copies all numbers, the last index fastest; returns the place after the last one.
     *
     * @throws IllegalArgumentException if one is not a whole number from 0 to 32767
     */
    static int copy(Object array, short[] into, int from) {
        int at = from;
        if (array instanceof Object[] parts) {
            for (Object part : parts) {
                at = copy(part, into, at);
            }
        } else if (array instanceof short[] values) {
            for (short value : values) {
                into[at++] = checked(value);
            }
        } else if (array instanceof int[] values) {
            for (int value : values) {
                into[at++] = checked(value);
            }
        } else if (array instanceof byte[] values) {
            for (byte value : values) {
                into[at++] = checked(value);
            }
        } else if (array instanceof long[] values) {
            for (long value : values) {
                into[at++] = checked((double) value);
            }
        } else if (array instanceof float[] values) {
            for (float value : values) {
                into[at++] = checked(value);
            }
        } else if (array instanceof double[] values) {
            for (double value : values) {
                into[at++] = checked(value);
            }
        } else {
            throw new IllegalArgumentException("numbers are expected, got "
                    + array.getClass().getComponentType().getSimpleName());
        }
        return at;
    }

    private static short checked(double value) {
        if (!(value >= 0 && value <= Short.MAX_VALUE) || value != Math.rint(value)) {
            throw new IllegalArgumentException("regions are whole numbers from 0 to 32767, got " + value);
        }
        return (short) value;
    }
}

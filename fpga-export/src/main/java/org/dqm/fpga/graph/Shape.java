package org.dqm.fpga.graph;

import java.util.List;

/** Shape of a tensor for one event: a map {@code [1, ny, nx, channels]} or a vector {@code [1, n]}. */
public record Shape(List<Integer> dims) {
    public Shape {
        dims = List.copyOf(dims);
        if ((dims.size() != 2 && dims.size() != 4)
                || dims.get(0) != 1
                || dims.stream().anyMatch(side -> side < 1)) {
            throw new IllegalArgumentException("a shape is [1, ny, nx, channels] or [1, n], got " + dims);
        }
    }

    public static Shape map(int ny, int nx, int channels) {
        return new Shape(List.of(1, ny, nx, channels));
    }

    public static Shape vector(int size) {
        return new Shape(List.of(1, size));
    }

    public boolean isMap() {
        return dims.size() == 4;
    }

    /** Rows of a map. */
    public int ny() {
        return map().get(1);
    }

    /** Columns of a map. */
    public int nx() {
        return map().get(2);
    }

    /** Channels of a map. */
    public int channels() {
        return map().get(3);
    }

    /** How many numbers there are. */
    public int size() {
        return dims.stream().reduce(1, Math::multiplyExact);
    }

    private List<Integer> map() {
        if (!isMap()) {
            throw new IllegalStateException(dims + " is not a map");
        }
        return dims;
    }

    @Override
    public String toString() {
        return dims.toString();
    }
}

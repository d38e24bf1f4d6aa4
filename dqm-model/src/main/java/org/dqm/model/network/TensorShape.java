package org.dqm.model.network;

/**
 * Shape of one map inside the network, {@code [ny, nx, channels]}; bin (x, y, c), counted from 0, is at
 * {@code (y*nx + x)*channels + c}.
 */
public record TensorShape(int ny, int nx, int channels) {
    public TensorShape {
        if (ny < 1 || nx < 1 || channels < 1 || (long) ny * nx * channels > 1 << 28) {
            throw new IllegalArgumentException("not a tensor shape: " + ny + " x " + nx + " x " + channels);
        }
    }

    /** Numbers in one map. */
    public int size() {
        return ny * nx * channels;
    }

    TensorShape after(LayerSpec layer) {
        if (layer instanceof LayerSpec.Upsample up) {
            return new TensorShape(ny * up.factor(), nx * up.factor(), channels);
        }
        if (layer instanceof LayerSpec.Add) {
            return this;
        }
        if (layer instanceof LayerSpec.Dense dense) {
            return dense.output();
        }
        LayerSpec.Conv conv = (LayerSpec.Conv) layer;
        if (ny % conv.stride() != 0 || nx % conv.stride() != 0) {
            throw new IllegalArgumentException("layer " + conv.name() + ": stride " + conv.stride()
                    + " must divide both sides of its input, got " + ny + " x " + nx);
        }
        return new TensorShape(ny / conv.stride(), nx / conv.stride(), conv.filters());
    }
}

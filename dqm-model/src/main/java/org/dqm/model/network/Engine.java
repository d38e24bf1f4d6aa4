package org.dqm.model.network;

/**
 * Something that runs one trained network. Safe for use by several threads at once unless the implementation says
 * otherwise; closing frees its native memory.
 */
public interface Engine extends AutoCloseable {
    /** As in configuration and in every score: {@code dl4j} or {@code onnxruntime}. */
    String name();

    /**
     * Runs the network.
     *
     * @param inputs shape {@code [batch, ny, nx, channel]}, row-major
     * @param batch number of maps, ≥ 1
     * @return shape {@code [batch, ny, nx, channel]} of the network's output
     */
    float[] run(float[] inputs, int batch);

    @Override
    void close();
}

package org.dqm.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.dqm.model.network.Engine;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TensorShape;

/**
 * Runs {@code network.onnx} with ONNX Runtime, one core per call. Safe for several threads, which it serves at the
 * same time.
 */
public final class OnnxRuntimeEngine implements Engine {
    private final NetworkSpec spec;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    /**
     * Starts a session.
     *
     * @param onnx the bytes of {@code network.onnx}
     * @throws IllegalArgumentException if ONNX Runtime does not accept them
     */
    public OnnxRuntimeEngine(NetworkSpec spec, byte[] onnx) {
        this.spec = spec;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(onnx, options);
        } catch (OrtException e) {
            throw new IllegalArgumentException("ONNX Runtime refuses the network: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return "onnxruntime";
    }

    @Override
    public float[] run(float[] inputs, int batch) {
        spec.requireInputs(inputs, batch);
        TensorShape in = spec.input();
        long[] shape = {batch, in.ny(), in.nx(), in.channels()};
        try (OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(inputs), shape);
                OrtSession.Result result = session.run(Map.of(OnnxWriter.INPUT, input))) {
            FloatBuffer answer = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[answer.remaining()];
            answer.get(values);
            return values;
        } catch (OrtException e) {
            throw new IllegalStateException("the network did not run: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime did not close: " + e.getMessage(), e);
        }
    }
}

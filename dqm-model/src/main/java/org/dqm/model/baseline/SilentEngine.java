package org.dqm.model.baseline;

import org.dqm.model.network.Engine;
import org.dqm.model.network.NetworkSpec;

/** A network that is switched off: answers 0 everywhere. Safe for several threads. */
record SilentEngine(NetworkSpec spec) implements Engine {
    @Override
    public String name() {
        return "silent";
    }

    @Override
    public float[] run(float[] inputs, int batch) {
        spec.requireInputs(inputs, batch);
        return new float[batch * spec.output().size()];
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}

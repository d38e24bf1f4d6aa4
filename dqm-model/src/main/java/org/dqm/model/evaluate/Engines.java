package org.dqm.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.dqm.model.network.Engine;
import org.dqm.model.network.NetworkSpec;

/** One engine per thread that asks, closed together. */
final class Engines implements Supplier<Engine>, AutoCloseable {
    private final List<Engine> opened = new ArrayList<>();
    private final ThreadLocal<Engine> own;

    Engines(Supplier<Engine> open) {
        this.own = ThreadLocal.withInitial(() -> {
            Engine engine = open.get();
            synchronized (opened) {
                opened.add(engine);
            }
            return engine;
        });
    }

    @Override
    public Engine get() {
        return own.get();
    }

    @Override
    public void close() {
        synchronized (opened) {
            opened.forEach(Engine::close);
            opened.clear();
        }
    }

    /** An engine whose network corrects nothing: what is left without it. */
    static Engine silent(NetworkSpec network) {
        return new Engine() {
            @Override
            public String name() {
                return "none";
            }

            @Override
            public float[] run(float[] inputs, int batch) {
                return new float[batch * network.output().size()];
            }

            @Override
            public void close() {}
        };
    }
}

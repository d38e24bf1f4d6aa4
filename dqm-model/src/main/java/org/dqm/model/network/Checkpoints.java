package org.dqm.model.network;

import java.util.Optional;

/** Where a training leaves its {@link Checkpoint}s. */
public interface Checkpoints {
    /** Nowhere. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Optional<Checkpoint> last() {
            return Optional.empty();
        }

        @Override
        public void save(Checkpoint checkpoint) {}
    };

    /** Where to go on; empty to begin. */
    Optional<Checkpoint> last();

    /** Told after every epoch. */
    void save(Checkpoint checkpoint);
}

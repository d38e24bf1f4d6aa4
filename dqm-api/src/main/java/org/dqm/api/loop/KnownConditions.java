package org.dqm.api.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.domain.Conditions;
import org.dqm.domain.RecordId;
import org.dqm.ingest.ConditionsTable.Lumisection;
import org.dqm.ingest.LiveConditions;

/** What is known of lumisections beside their histograms, at this moment. */
public interface KnownConditions {
    /** What is known of a record's lumisection. */
    Optional<Conditions> of(RecordId id);

    /** The newest lumisection of the run that something is known of. */
    OptionalInt newest(int run);

    /** Waits until something is known of a lumisection, up to {@code timeout}. */
    boolean isKnownWithin(Lumisection where, Duration timeout);

    /** The real one. */
    static KnownConditions of(LiveConditions live) {
        return new KnownConditions() {
            @Override
            public Optional<Conditions> of(RecordId id) {
                return live.of(id);
            }

            @Override
            public OptionalInt newest(int run) {
                return live.newest(run);
            }

            @Override
            public boolean isKnownWithin(Lumisection where, Duration timeout) {
                try {
                    return live.isKnownWithin(where, timeout);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        };
    }
}

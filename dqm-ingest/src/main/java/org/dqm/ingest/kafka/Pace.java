package org.dqm.ingest.kafka;

import java.time.Duration;
import java.util.Optional;
import org.dqm.domain.RecordId;

/** When the next record of a replay is due. Counts what it is asked about; used once. */
public abstract sealed class Pace {
    /** Length of a lumisection: 2^18 orbits of the LHC. */
    public static final Duration LUMISECTION = Duration.ofMillis(23_310);

    /** As fast as Kafka takes it. */
    public static Pace unlimited() {
        return new Unlimited();
    }

    /** A number of records per second. */
    public static Pace perSecond(double records) {
        return new PerSecond(positive("records per second", records));
    }

    /**
     * {@code speed} times as fast as data taking. Each run and LS that differs from that of the record before
     * counts as one lumisection, so gaps in the numbers are not waited for.
     */
    public static Pace timesRealTime(double speed) {
        return new TimesRealTime(positive("speed", speed));
    }

    private static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be above 0, got " + value);
        }
        return value;
    }

    /** Time after the first record at which this one is due. */
    abstract Duration due(RecordId id);

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private static final class Unlimited extends Pace {
        @Override
        Duration due(RecordId id) {
            return Duration.ZERO;
        }
    }

    private static final class PerSecond extends Pace {
        private final double rate;
        private long records;

        private PerSecond(double rate) {
            this.rate = rate;
        }

        @Override
        Duration due(RecordId id) {
            return seconds(records++ / rate);
        }
    }

    private static final class TimesRealTime extends Pace {
        private final double speed;
        private Optional<RecordId> last = Optional.empty();
        private long steps;

        private TimesRealTime(double speed) {
            this.speed = speed;
        }

        @Override
        Duration due(RecordId id) {
            if (last.isPresent() && (last.get().run() != id.run() || last.get().ls() != id.ls())) {
                steps++;
            }
            last = Optional.of(id);
            return seconds(steps * LUMISECTION.toMillis() / 1e3 / speed);
        }
    }
}

package org.dqm.model.simulate;

/**
 * Random numbers of one purpose in one lumisection.
 *
 * <p>The same on every machine and Java version, and independent of what was drawn before: a lumisection can be made
 * alone.
 *
 * <p>Source: SplitMix64 (Steele, Lea, Flood 2014); Box–Muller.
 */
final class Deviates {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    Deviates(long seed, int run, int ls, Purpose purpose) {
        long mixed = mix(seed + GOLDEN);
        mixed = mix(mixed ^ run);
        mixed = mix(mixed + GOLDEN ^ ls);
        state = mix(mixed + GOLDEN * purpose.number);
    }

    /** Uniform in [0, 1). */
    double uniform() {
        state += GOLDEN;
        return (mix(state) >>> 11) * 0x1p-53;
    }

    /** Normal with mean 0 and variance 1. */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /** Uniform in 0 … bound − 1. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** What the numbers are for; each purpose has its own sequence. */
    enum Purpose {
        DETECTOR(0),
        RUN(1),
        EVENTS(2),
        NOISE(3),
        FAULTS(4);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }
}

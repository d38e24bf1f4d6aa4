package org.dqm.model.simulate;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Random numbers of one purpose in one lumisection, independent of what was drawn before: a lumisection can be made
 * alone.
 *
 * <p>Source: SplitMix64 (Steele, Lea, Flood 2014); Box–Muller. The library's samplers draw from here too.
 */
final class Deviates implements UniformRandomProvider {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long STEP = 0xD1B54A32D192ED03L;

    private final long origin;
    private long state;

    Deviates(long seed, int run, int ls, Purpose purpose) {
        long mixed = mix(seed + GOLDEN);
        mixed = mix(mixed ^ run);
        mixed = mix(mixed + GOLDEN ^ ls);
        origin = mix(mixed + GOLDEN * purpose.number);
        state = origin;
    }

    /** The seed of one of several elements that share another seed; element 0 keeps it. */
    static long elementSeed(long seed, int element) {
        return element == 0 ? seed : mix(seed + STEP * element);
    }

    /** Begins the numbers of one bin. */
    void restart(int bin) {
        state = mix(origin + STEP * (bin + 1L));
    }

    @Override
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (nextLong() >>> 11) * 0x1p-53;
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
        FAULTS(4),
        FIELD(5),
        ELEMENT(6),
        PILEUP(7),
        DRIFT(8),
        PLANTED(9);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }
}

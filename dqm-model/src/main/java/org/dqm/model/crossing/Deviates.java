package org.dqm.model.crossing;

import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Random numbers of one crossing, independent of all other crossings: SplitMix64 from a mixed seed. */
final class Deviates {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplitMix64 source;
    private final ZigguratSampler.NormalizedGaussian normal;
    private final ZigguratSampler.Exponential exponential;

    Deviates(long seed, long stream, long index) {
        source = new SplitMix64(mix(mix(mix(seed + GOLDEN) ^ stream) + GOLDEN ^ index));
        normal = ZigguratSampler.NormalizedGaussian.of(source);
        exponential = ZigguratSampler.Exponential.of(source);
    }

    long bits() {
        return source.nextLong();
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return source.nextDouble();
    }

    double uniform(double from, double to) {
        return from + (to - from) * source.nextDouble();
    }

    /** Uniform in its logarithm. */
    double logUniform(double from, double to) {
        return from * StrictMath.exp(uniform() * StrictMath.log(to / from));
    }

    /** Uniform in 0 … bound − 1. */
    int below(int bound) {
        return source.nextInt(bound);
    }

    /** Normal with mean 0 and variance 1. */
    double normal() {
        return normal.sample();
    }

    double exponential(double mean) {
        return mean * exponential.sample();
    }

    int poisson(double mean) {
        return mean <= 0 ? 0 : PoissonSampler.of(source, mean).sample();
    }

    double gamma(double shape, double scale) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(source, shape, scale).sample();
    }

    /** An angle around the beam. */
    double phi() {
        return uniform(-Math.PI, Math.PI);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

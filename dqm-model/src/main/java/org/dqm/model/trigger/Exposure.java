package org.dqm.model.trigger;

import org.apache.commons.rng.core.source64.SplitMix64;
import org.dqm.model.crossing.Crossings;

/**
 * Unusual crossings made from usual ones, for a student to learn the high end of its teacher's score from: by turns two to
 * six crossings on top of each other, one with all that stands out of it up to ten times as large, and one with two to twenty
 * deposits anywhere. No signal is among them, nor a single hot region.
 */
final class Exposure implements Crossings {
    private static final int KINDS = 3;
    private static final int MOST_OVERLAID = 6;
    private static final int MOST_DEPOSITS = 20;
    private static final double SOFTEST = 8;
    /** A region stands out if it reads so many times the mean of its map. */
    private static final double OUTSTANDING = 3;

    private final Crossings usual;
    private final int largest;
    private final long seed;
    private final long size;

    Exposure(Crossings usual, int largest, long seed, long size) {
        this.usual = usual;
        this.largest = largest;
        this.seed = seed;
        this.size = size;
    }

    @Override
    public int ny() {
        return usual.ny();
    }

    @Override
    public int nx() {
        return usual.nx();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long index, short[] into) {
        SplitMix64 random = new SplitMix64(seed * 0x9E3779B97F4A7C15L + index * 0xD1B54A32D192ED03L);
        // The first numbers of neighbouring seeds are alike in no bit, but their order is.
        random.nextLong();
        usual.read(random.nextLong(usual.size()), into);
        switch ((int) (index % KINDS)) {
            case 0 -> overlay(random, into);
            case 1 -> amplify(random, into);
            default -> deposit(random, into);
        }
    }

    private void overlay(SplitMix64 random, short[] into) {
        short[] other = new short[into.length];
        for (int more = 1 + random.nextInt(MOST_OVERLAID - 1); more > 0; more--) {
            usual.read(random.nextLong(usual.size()), other);
            for (int i = 0; i < into.length; i++) {
                into[i] = clipped(into[i] + other[i]);
            }
        }
    }

    private void amplify(SplitMix64 random, short[] into) {
        double factor = logUniform(random, 1.2, 10);
        double sum = 0;
        for (short value : into) {
            sum += value;
        }
        double bound = OUTSTANDING * sum / into.length;
        for (int i = 0; i < into.length; i++) {
            if (into[i] > bound) {
                into[i] = clipped(into[i] * factor);
            }
        }
    }

    private void deposit(SplitMix64 random, short[] into) {
        int deposits = (int) Math.round(logUniform(random, 2, MOST_DEPOSITS));
        double scale = logUniform(random, SOFTEST, largest);
        for (int n = 0; n < deposits; n++) {
            double energy = scale * logUniform(random, 0.05, 1.5);
            int region = random.nextInt(into.length);
            double share = random.nextBoolean() ? 1 : random.nextDouble();
            into[region] = clipped(into[region] + energy * share);
            int beside = (region + (random.nextBoolean() ? 1 : nx())) % into.length;
            into[beside] = clipped(into[beside] + energy * (1 - share));
        }
    }

    private static double logUniform(SplitMix64 random, double from, double to) {
        return from * StrictMath.exp(random.nextDouble() * StrictMath.log(to / from));
    }

    private short clipped(double value) {
        return (short) Math.min(largest, Math.rint(value));
    }
}

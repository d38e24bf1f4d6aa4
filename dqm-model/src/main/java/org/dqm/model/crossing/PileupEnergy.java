package org.dqm.model.crossing;

/**
 * Energy that soft interactions leave in each region: compound Poisson in whole counts, drawn exactly.
 *
 * <p>An activity of a interactions gives a region of ring r a Poisson number of deposits of mean a·rate(r); a deposit is
 * j = 1 … 40 counts (0.5 to 20 GeV) with probability ∝ exp(−j/1.5) + 0.003 (1 + j/6)⁻⁵: particles, and jets below the
 * softest hard scatter. The distribution of the sum is Panjer's recursion (ASTIN Bulletin 12, 1981), sampled by Walker's
 * alias method. At a pileup of 55 a central region has 6 counts (3 GeV) on average, one of the outermost ring twice that.
 */
final class PileupEnergy {
    /** Activities above are drawn as this one. */
    static final int MOST = 250;

    private static final int LEVELS = 256;
    private static final int HARDEST = 40;

    /** Deposits per interaction in a region of the ring; the outer rings are wider, and particles are more energetic. */
    private static final double[] RATES = {0.060, 0.061, 0.063, 0.066, 0.070, 0.090, 0.125};

    /** By activity and ring: an outcome and, with 24 bits of probability, whether it or its alias is drawn. */
    private final short[] alias = new short[(MOST + 1) * L1Calo.RINGS * LEVELS];

    private final int[] keep = new int[alias.length];

    PileupEnergy() {
        double[] severity = severity();
        for (int activity = 0; activity <= MOST; activity++) {
            for (int ring = 0; ring < L1Calo.RINGS; ring++) {
                tabulate(sum(activity * RATES[ring], severity), row(activity, ring));
            }
        }
    }

    /** Fills in counts of all regions; every region is independent at a given activity. */
    void draw(int activity, Deviates random, short[] into) {
        int bounded = Math.min(activity, MOST);
        for (int region = 0; region < into.length; region += 2) {
            long bits = random.bits();
            into[region] = (short) one(bounded, L1Calo.ring(region % L1Calo.ETA), (int) bits);
            into[region + 1] = (short) one(bounded, L1Calo.ring((region + 1) % L1Calo.ETA), (int) (bits >>> 32));
        }
    }

    private int one(int activity, int ring, int bits) {
        int level = bits & (LEVELS - 1);
        int at = row(activity, ring) + level;
        return (bits >>> 8) < keep[at] ? level : alias[at];
    }

    private static int row(int activity, int ring) {
        return (activity * L1Calo.RINGS + ring) * LEVELS;
    }

    /** Probability of a deposit of j counts. */
    static double[] severity() {
        double[] shares = new double[HARDEST + 1];
        double sum = 0;
        for (int j = 1; j <= HARDEST; j++) {
            shares[j] = StrictMath.exp(-j / 1.5) + 0.003 * StrictMath.pow(1 + j / 6.0, -5);
            sum += shares[j];
        }
        for (int j = 1; j <= HARDEST; j++) {
            shares[j] /= sum;
        }
        return shares;
    }

    /** Mean counts of a region of the ring, at an activity. */
    static double mean(double activity, int ring) {
        double[] severity = severity();
        double mean = 0;
        for (int j = 1; j < severity.length; j++) {
            mean += j * severity[j];
        }
        return activity * RATES[ring] * mean;
    }

    private static double[] sum(double mean, double[] severity) {
        double[] probability = new double[LEVELS];
        probability[0] = StrictMath.exp(-mean);
        for (int s = 1; s < LEVELS; s++) {
            double sum = 0;
            for (int j = 1; j <= Math.min(s, HARDEST); j++) {
                sum += j * severity[j] * probability[s - j];
            }
            probability[s] = mean / s * sum;
        }
        return probability;
    }

    /** Vose's way to make the alias table; what is beyond the last level, below 10⁻⁹, goes to rounding. */
    private void tabulate(double[] probability, int row) {
        double total = 0;
        for (double each : probability) {
            total += each;
        }
        int[] small = new int[LEVELS];
        int[] large = new int[LEVELS];
        int smalls = 0;
        int larges = 0;
        double[] share = new double[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            share[i] = probability[i] * LEVELS / total;
            if (share[i] < 1) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            int less = small[--smalls];
            int more = large[larges - 1];
            set(row + less, share[less], more);
            share[more] += share[less] - 1;
            if (share[more] < 1) {
                larges--;
                small[smalls++] = more;
            }
        }
        while (larges > 0) {
            int last = large[--larges];
            set(row + last, 1, last);
        }
        while (smalls > 0) {
            int last = small[--smalls];
            set(row + last, 1, last);
        }
    }

    private void set(int at, double share, int other) {
        keep[at] = (int) StrictMath.rint(share * (1 << 24));
        alias[at] = (short) other;
    }
}

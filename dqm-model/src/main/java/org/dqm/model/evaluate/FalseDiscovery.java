package org.dqm.model.evaluate;

/**
 * False-discovery rate at 99 % detection, one faulty bin per image: FP / (FP + TP) at the threshold that 99 % of the
 * faulty bins reach, with the false positives of all good bins of as many good images.
 *
 * <p>Source: arXiv:2309.10157, section 5.
 */
final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * Between 0 and 1.
     *
     * @param faulty the bin statistic of the faulty bin of each faulty image, at least one
     * @param good the bin statistic of all good bins of the good images
     * @param goodImages how many those are, ≥ 1
     */
    static double at99(Series faulty, ValueCounts good, long goodImages) {
        if (goodImages < 1) {
            throw new IllegalArgumentException("needs good images, got " + goodImages);
        }
        double threshold = threshold(faulty);
        double truePositives = faulty.stream().filter(v -> v >= threshold).count() / (double) faulty.size();
        double falsePositives = good.atLeast(threshold) / goodImages;
        return falsePositives / (falsePositives + truePositives);
    }

    /** The value that 99 % of the faulty bins reach. */
    static double threshold(Series faulty) {
        if (faulty.size() == 0) {
            throw new IllegalArgumentException("needs faulty images, got none");
        }
        return faulty.sorted()[faulty.size() / 100];
    }
}

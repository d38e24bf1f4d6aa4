package org.dqm.model.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The images of single bins that one method judged, run by run. */
final class BinImages {
    private final List<Map<String, Series>> runs;
    private final ValueCounts good = new ValueCounts();
    private long images;

    BinImages(MethodResults method) {
        this.runs = new ArrayList<>(method.images().values());
        for (Map<String, Series> run : runs) {
            good.add(counts(run));
            images += imagesOf(run);
        }
    }

    /** Good images, as many as faulty ones of each row. */
    long images() {
        return images;
    }

    /** Good bins of them. */
    long goodBins() {
        return good.size();
    }

    boolean has(FaultRow row) {
        return images > 0 && faulty(row).size() > 0;
    }

    /** False-discovery rate at 99 % detection. */
    double falseDiscovery(FaultRow row) {
        return FalseDiscovery.at99(faulty(row), good, images);
    }

    /** False positives per good image at that threshold. */
    double falsePositives(FaultRow row) {
        return good.atLeast(FalseDiscovery.threshold(faulty(row))) / images;
    }

    /** The same of each run at the threshold of all, for a bootstrap over runs. */
    Series falsePositivesByRun(FaultRow row) {
        double threshold = FalseDiscovery.threshold(faulty(row));
        return Series.of(runs.stream().mapToDouble(run -> counts(run).atLeast(threshold) / imagesOf(run)));
    }

    private Series faulty(FaultRow row) {
        return Series.joined(runs.stream()
                .map(run -> run.getOrDefault(row.id(), Series.EMPTY))
                .toList());
    }

    private static long imagesOf(Map<String, Series> run) {
        return (long) run.getOrDefault("images", Series.of(0)).get(0);
    }

    private static ValueCounts counts(Map<String, Series> run) {
        return ValueCounts.of(run.getOrDefault("cells", Series.EMPTY), run.getOrDefault("counts", Series.EMPTY));
    }
}

package org.dqm.model.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.calibrate.Calibration;

/**
 * Who learns, who says when to stop, who measures the tail of good lumisections.
 *
 * <p>Whole runs are held out if there are enough of them, since lumisections of one run are alike; a file of one run
 * gives every third lumisection to validation.
 *
 * @param training never empty
 * @param validation empty if there is one lumisection in all
 * @param heldOut runs that neither of the others has seen; empty if there are too few
 */
record Split(
        List<LumisectionHistogram> training,
        List<LumisectionHistogram> validation,
        List<LumisectionHistogram> heldOut) {
    Split {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        heldOut = List.copyOf(heldOut);
    }

    /** Runs that are enough to learn from; the tail needs all the others. */
    private static final int MAX_LEARNT = 400;
    /** Bins, counted in every lumisection, that are enough; what is learned from has to fit into memory. */
    private static final long MAX_BINS = 25_000_000;

    /** @param good sorted by run and lumisection, not empty */
    static Split of(List<LumisectionHistogram> good) {
        SortedMap<Integer, List<LumisectionHistogram>> runs = new TreeMap<>();
        good.forEach(h ->
                runs.computeIfAbsent(h.id().run(), run -> new ArrayList<>()).add(h));
        List<List<LumisectionHistogram>> byRun = List.copyOf(runs.values());
        if (byRun.size() == 1) {
            return ofOneRun(good);
        }
        // The later runs, as in life: what is scored comes after what was learned from.
        int learn = Math.min(learnt(good, byRun.size()), byRun.size() / 2);
        List<LumisectionHistogram> later = flat(byRun.subList(learn, byRun.size()));
        boolean isEnough = byRun.size() - learn >= Calibration.MIN_RUNS && later.size() >= Calibration.MIN_LUMISECTIONS;
        List<List<LumisectionHistogram>> rest = isEnough ? byRun.subList(0, learn) : byRun;
        return new Split(
                flat(rest.subList(0, rest.size() - 1)), rest.get(rest.size() - 1), isEnough ? later : List.of());
    }

    /** Runs of usual length to learn from. */
    private static int learnt(List<LumisectionHistogram> good, int runs) {
        long bins = (long) good.size() * good.get(0).bins().size();
        return (int) Math.max(1, Math.min(MAX_LEARNT, MAX_BINS * runs / bins));
    }

    /** Training and validation together. */
    List<LumisectionHistogram> seen() {
        List<LumisectionHistogram> seen = new ArrayList<>(training);
        seen.addAll(validation);
        return seen;
    }

    private static Split ofOneRun(List<LumisectionHistogram> run) {
        List<LumisectionHistogram> training = new ArrayList<>();
        List<LumisectionHistogram> validation = new ArrayList<>();
        for (int i = 0; i < run.size(); i++) {
            (i % 3 == 1 ? validation : training).add(run.get(i));
        }
        return new Split(training, validation, List.of());
    }

    private static List<LumisectionHistogram> flat(List<List<LumisectionHistogram>> runs) {
        return runs.stream().flatMap(List::stream).toList();
    }
}

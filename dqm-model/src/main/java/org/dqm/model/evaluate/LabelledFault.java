package org.dqm.model.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * One fault of a stream of labelled lumisections, put together from the labels of all of them.
 *
 * @param bins number of faulty ones, of exchanged units both
 * @param first place in the stream of the first lumisection that has it
 * @param last place of the last one before it is over; a flickering fault need not be there
 * @param there places that have it
 */
record LabelledFault(FaultRow row, int bins, int first, int last, Set<Integer> there) {
    private static final double SAME = 1e-9;

    LabelledFault {
        there = Set.copyOf(there);
    }

    /** A label and where it stands. */
    private record Entry(int place, FaultLabel label) {}

    /**
     * All of a stream.
     *
     * @param numbers of the lumisections, in order
     * @param labels of each
     */
    static List<LabelledFault> of(List<Integer> numbers, List<List<FaultLabel>> labels) {
        Map<String, List<Entry>> byFault = new LinkedHashMap<>();
        for (int place = 0; place < labels.size(); place++) {
            for (FaultLabel label : labels.get(place)) {
                byFault.computeIfAbsent(label.id() + " " + label.sinceLs(), key -> new ArrayList<>())
                        .add(new Entry(place, label));
            }
        }
        return byFault.values().stream()
                .map(entries -> joined(numbers, entries))
                .toList();
    }

    /** Whether a lumisection that does not have it lies between those that do. */
    boolean flickers() {
        return there.size() < last - first + 1;
    }

    private static LabelledFault joined(List<Integer> numbers, List<Entry> entries) {
        Set<Integer> there = new TreeSet<>();
        entries.forEach(entry -> there.add(entry.place));
        int first = entries.get(0).place;
        int latest = entries.get(entries.size() - 1).place;
        boolean hasHoles = there.size() < latest - first + 1;
        OptionalInt until = entries.get(0).label.untilLs();
        int last = IntStream.range(latest, numbers.size())
                .filter(place -> until.isPresent() ? numbers.get(place) < until.getAsInt() : hasHoles)
                .reduce(latest, Math::max);
        boolean isFlickering = there.size() < last - first + 1;
        double[] factors =
                entries.stream().mapToDouble(entry -> entry.label.factor()).toArray();
        boolean isGrowing = IntStream.range(1, factors.length).anyMatch(k -> Math.abs(factors[k] - factors[0]) > SAME);
        FaultLabel full =
                entries.stream().map(Entry::label).max(FaultLabel.STRENGTH).orElseThrow();
        Setting setting = isFlickering ? Setting.FLICKERING : isGrowing ? Setting.GROWING : Setting.PLAIN;
        return new LabelledFault(full.row(full.factor(), setting), full.bins().count(), first, last, there);
    }
}

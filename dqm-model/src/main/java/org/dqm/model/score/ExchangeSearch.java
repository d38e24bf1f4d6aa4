package org.dqm.model.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dqm.model.calibrate.MapSums;
import org.dqm.model.geometry.DetectorUnit;

/**
 * Looks for pairs of units whose hits fit each other better than themselves, where there are findings.
 *
 * <p>A fault in one unit, or two faults that are no exchange, remain wherever the hits are moved. Units that are
 * expected to have nearly the same hits cannot be told.
 */
final class ExchangeSearch {
    /** Pairs of which each window's sum is looked at in full. */
    private static final int TRIED = 6;

    private final ScoringModel model;
    private final List<MapSums> window;

    /** @param window lumisections of this run, oldest first, the latest last; at least one */
    ExchangeSearch(ScoringModel model, List<MapSums> window) {
        this.model = model;
        this.window = window;
    }

    /** Exchanges that explain findings, the likeliest first; they have neither bins nor findings in common. */
    List<Exchange> among(List<Finding> findings) {
        List<UnitPair> pairs = findings.isEmpty() ? List.of() : pairs(bins(findings));
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<Ranked> ranked = sums().stream()
                .map(sum -> new Ranked(sum, new RoughExchange(model, sum).likeliest(pairs)))
                .toList();
        List<Exchange> found = new ArrayList<>();
        List<Finding> open = new ArrayList<>(findings);
        BitSet taken = new BitSet();
        Optional<ExchangeFit> next = best(ranked, bins(open), taken);
        while (next.isPresent()) {
            List<Finding> explained = open.stream().filter(next.get()::explains).toList();
            if (!explained.isEmpty()) {
                found.add(new Exchange(next.get().units(), explained));
                open.removeAll(explained);
            }
            taken.or(next.get().units().live());
            next = open.isEmpty() ? Optional.empty() : best(ranked, bins(open), taken);
        }
        return found;
    }

    private Optional<ExchangeFit> best(List<Ranked> ranked, BitSet found, BitSet taken) {
        List<ExchangeFit> clear = new ArrayList<>();
        for (Ranked one : ranked) {
            one.pairs.stream()
                    .filter(pair -> !pair.live().intersects(taken))
                    .limit(TRIED)
                    .map(pair -> new ExchangeFit(model, pair, one.sum, found))
                    .filter(ExchangeFit::isClear)
                    .forEach(clear::add);
        }
        clear.sort(Comparator.comparingDouble(ExchangeFit::gain).reversed());
        // A window remembers what has ended.
        return clear.stream()
                .filter(fit -> new ExchangeFit(model, fit.units(), latest(), found).gain() > 0)
                .findFirst();
    }

    /** The latest lumisection and the windows that end there. */
    private List<MapSums> sums() {
        List<MapSums> sums = new ArrayList<>(List.of(latest()));
        Findings.windows(window).stream().filter(sum -> sum != latest()).forEach(sums::add);
        return sums;
    }

    private MapSums latest() {
        return window.get(window.size() - 1);
    }

    /** Pairs of which at least one unit has some of these bins. */
    private List<UnitPair> pairs(BitSet found) {
        List<DetectorUnit> units = model.geometry().units();
        boolean[] isTouched = new boolean[units.size()];
        for (int i = 0; i < isTouched.length; i++) {
            isTouched[i] = units.get(i).bins().indices().anyMatch(found::get);
        }
        List<UnitPair> pairs = new ArrayList<>();
        for (int i = 0; i < isTouched.length; i++) {
            for (int j = i + 1; j < isTouched.length; j++) {
                if (isTouched[i] || isTouched[j]) {
                    UnitPair.of(units.get(i), units.get(j), model.reference()).ifPresent(pairs::add);
                }
            }
        }
        return pairs;
    }

    private static BitSet bins(List<Finding> findings) {
        BitSet bins = new BitSet();
        findings.forEach(finding -> bins.or(finding.bins()));
        return bins;
    }

    /** The pairs that look exchanged in a sum, the likeliest first. */
    private record Ranked(MapSums sum, List<UnitPair> pairs) {}
}

package org.dqm.model.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.dqm.model.calibrate.MapSums;

/**
 * The last scored lumisections of one run, oldest first; never changes.
 *
 * <p>Kept whole beside what is seen of them, so that another mask counts for all of the window at once: what is seen
 * depends on the lumisections and on the mask of the moment, not on masks of before.
 */
final class History {
    /** Lumisections in the longest window. */
    static final int LENGTH = 30;

    static final History NONE = new History(-1, new BitSet(), List.of(), List.of());

    private final int run;
    private final BitSet ignored;
    private final List<MapSums> whole;
    private final List<MapSums> seen;

    private History(int run, BitSet ignored, List<MapSums> whole, List<MapSums> seen) {
        this.run = run;
        this.ignored = ignored;
        this.whole = List.copyOf(whole);
        this.seen = List.copyOf(seen);
    }

    /** This and one more; another run begins anew. */
    History with(int ofRun, MapSums lumisection) {
        boolean isSameRun = ofRun == run;
        return new History(
                ofRun,
                ignored,
                last(isSameRun ? whole : List.of(), lumisection),
                last(isSameRun ? seen : List.of(), lumisection.without(ignored)));
    }

    /** The same lumisections with these bins masked in all of them, and in those to come; no others. */
    History without(BitSet bins) {
        return new History(
                run,
                (BitSet) bins.clone(),
                whole,
                whole.stream().map(sums -> sums.without(bins)).toList());
    }

    MapSums latest() {
        return seen.get(seen.size() - 1);
    }

    List<MapSums> window() {
        return seen;
    }

    private static List<MapSums> last(List<MapSums> before, MapSums lumisection) {
        List<MapSums> longer = new ArrayList<>(before);
        longer.add(lumisection);
        return longer.subList(Math.max(0, longer.size() - LENGTH), longer.size());
    }
}

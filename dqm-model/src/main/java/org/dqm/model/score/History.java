package org.dqm.model.score;

import java.util.ArrayList;
import java.util.List;
import org.dqm.model.calibrate.MapSums;

/** The last scored lumisections of one run, oldest first; never changes. */
final class History {
    /** Lumisections in the longest window. */
    static final int LENGTH = 30;

    static final History NONE = new History(-1, List.of());

    private final int run;
    private final List<MapSums> window;

    private History(int run, List<MapSums> window) {
        this.run = run;
        this.window = List.copyOf(window);
    }

    /** This and one more; another run begins anew. */
    History with(int ofRun, MapSums lumisection) {
        List<MapSums> longer = ofRun == run ? new ArrayList<>(window) : new ArrayList<>();
        longer.add(lumisection);
        return new History(ofRun, longer.subList(Math.max(0, longer.size() - LENGTH), longer.size()));
    }

    MapSums latest() {
        return window.get(window.size() - 1);
    }

    List<MapSums> window() {
        return window;
    }
}

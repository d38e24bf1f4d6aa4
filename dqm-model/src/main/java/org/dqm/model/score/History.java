package org.dqm.model.score;

import java.util.ArrayList;
import java.util.List;

/** The last scored lumisections of one run, oldest first; never changes. */
final class History {
    /** Lumisections in the longest window. */
    static final int LENGTH = 30;

    static final History NONE = new History(-1, List.of());

    private final int run;
    private final List<LumisectionEvidence> window;

    private History(int run, List<LumisectionEvidence> window) {
        this.run = run;
        this.window = List.copyOf(window);
    }

    /** This and one more; another run begins anew. */
    History with(int ofRun, LumisectionEvidence lumisection) {
        List<LumisectionEvidence> longer = ofRun == run ? new ArrayList<>(window) : new ArrayList<>();
        longer.add(lumisection);
        return new History(ofRun, longer.subList(Math.max(0, longer.size() - LENGTH), longer.size()));
    }

    List<LumisectionEvidence> window() {
        return window;
    }
}

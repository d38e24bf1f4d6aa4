package org.dqm.model.score;

import java.util.ArrayList;
import java.util.List;

/** The last scored lumisections of one run, oldest first. */
final class History {
    /** Lumisections in the longest window. */
    static final int LENGTH = 30;

    private final List<LumisectionEvidence> lumisections = new ArrayList<>();
    private int run = -1;

    /** Adds one; another run begins anew. */
    void add(int ofRun, LumisectionEvidence lumisection) {
        if (ofRun != run) {
            lumisections.clear();
            run = ofRun;
        }
        if (lumisections.size() == LENGTH) {
            lumisections.remove(0);
        }
        lumisections.add(lumisection);
    }

    List<LumisectionEvidence> window() {
        return List.copyOf(lumisections);
    }
}

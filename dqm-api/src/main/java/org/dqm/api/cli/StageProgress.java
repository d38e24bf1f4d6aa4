package org.dqm.api.cli;

import java.util.HashMap;
import java.util.Map;

/** A progress bar for each stage of a long command. */
final class StageProgress {
    private final Map<String, Progress> bars = new HashMap<>();

    void at(String stage, int done, int total, String detail) {
        bars.computeIfAbsent(stage, Progress::new).show(done, total, detail);
    }
}

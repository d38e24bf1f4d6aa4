package org.dqm.fpga.lint;

import java.util.ArrayList;
import java.util.List;

/** Gathers what was found. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void require(boolean holds, Rule rule, String where, String message) {
        if (!holds) {
            all.add(new Finding(rule, where, message));
        }
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}

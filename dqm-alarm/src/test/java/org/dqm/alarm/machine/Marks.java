package org.dqm.alarm.machine;

import java.util.ArrayList;
import java.util.List;
import org.dqm.alarm.Finding;
import org.dqm.alarm.Thresholds;

/** All lumisections that were scored in order, and what they said of the fault. */
final class Marks {
    private static final int QUIET = 40;

    private final List<Mark> all = new ArrayList<>();
    /** Where those begin that count for N of M: after the last return to normal. */
    private int since;
    /** What was good before the alarm does not count towards its return. */
    private int raised;

    private int lastBad;

    private record Mark(int run, Finding finding) {}

    void add(int run, Finding finding) {
        all.add(new Mark(run, finding));
        if (finding != Finding.GOOD) {
            lastBad = all.size();
        }
    }

    /** The last one is the first of a fault. */
    void beginAtTheLast() {
        since = all.size() - 1;
    }

    /** A fault is over, or a late one begins it: nothing of before counts. */
    void beginAfterTheLast() {
        since = all.size();
    }

    /** The alarm is raised now. */
    void raise() {
        raised = all.size();
        lastBad = all.size();
    }

    Finding last() {
        return all.size() > since ? all.get(all.size() - 1).finding : Finding.GOOD;
    }

    boolean has(Thresholds.Level level, Finding atLeast) {
        return all.subList(Math.max(since, all.size() - level.m()), all.size()).stream()
                        .filter(mark -> mark.finding.compareTo(atLeast) >= 0)
                        .count()
                >= level.n();
    }

    /** At the end, within the last run. */
    int goodInARow() {
        int good = 0;
        for (int i = all.size() - 1; i >= Math.max(since, raised); i--) {
            Mark mark = all.get(i);
            if (mark.finding != Finding.GOOD || mark.run != all.get(all.size() - 1).run) {
                break;
            }
            good++;
        }
        return good;
    }

    /** Whether the last bad one is so long ago that the next fault is another one. */
    boolean areQuiet() {
        return all.size() - lastBad >= QUIET;
    }
}

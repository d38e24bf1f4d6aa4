package org.dqm.api.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Change;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Finding;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Thresholds;
import org.dqm.domain.Outcome;
import org.dqm.domain.Verdict;
import org.dqm.model.score.Scorer;
import org.dqm.model.simulate.Simulator;

/** Runs of a detector that ages, as a service watches them whose model has not been trained anew. */
final class DriftStudy {
    private final ServedModel model;
    private final Thresholds thresholds;

    DriftStudy(ServedModel model, Thresholds thresholds) {
        this.model = model;
        this.thresholds = thresholds;
    }

    /** Runs that follow each other. */
    record Runs(int first, int count, int lumisections) {}

    /**
     * One run as the control room saw it.
     *
     * @param bins of alarms that were active in it, by row-major index from 0
     * @param calls how often an alarm called a person
     * @param scored lumisections with a score
     * @param known bins that were left out of the evidence
     */
    record Run(BitSet bins, int calls, int scored, BitSet known) {}

    /**
     * Scores all runs.
     *
     * @param adopts whether after each run an expert acknowledges its alarms and adopts their bins as known: from the
     *     next run on they are left out of the evidence, as a mask will
     */
    List<Run> watch(Simulator drifting, Runs runs, boolean adopts) {
        ControlRoom room = new ControlRoom(List.of(drifting.me()), thresholds);
        List<Run> seen = new ArrayList<>();
        BitSet known = new BitSet();
        for (int run = runs.first; run < runs.first + runs.count; run++) {
            Run one = watch(room, drifting, run, runs.lumisections, (BitSet) known.clone());
            seen.add(one);
            if (adopts) {
                room.acknowledgeAll();
                known.or(one.bins);
            }
        }
        return seen;
    }

    private Run watch(ControlRoom room, Simulator drifting, int run, int lumisections, BitSet known) {
        Scorer scorer = model.scorer(known);
        BitSet bins = new BitSet();
        int calls = 0;
        int scored = 0;
        for (int ls = 1; ls <= lumisections; ls++) {
            Verdict verdict =
                    scorer.score(drifting.lumisection(run, ls, List.of()).histogram());
            scored += verdict.outcome() instanceof Outcome.Scored ? 1 : 0;
            for (Change change : room.see(0, verdict)) {
                Alarm alarm = change.to();
                if (alarm.severity() == Severity.ALARM) {
                    calls += change.cause().announces() ? 1 : 0;
                    boolean isBad = alarm.leading().track().last() != Finding.GOOD;
                    if (alarm.condition() == Condition.ACTIVE && isBad) {
                        alarm.fault().bins().indices().forEach(bins::set);
                    }
                }
            }
        }
        return new Run(bins, calls, scored, known);
    }
}

package org.dqm.api.evaluate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.alarm.Change;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Thresholds;
import org.dqm.domain.Outcome;
import org.dqm.domain.Verdict;
import org.dqm.model.score.Scorer;
import org.dqm.model.simulate.Beam;
import org.dqm.model.simulate.BenignScenario;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.PileupProfile;
import org.dqm.model.simulate.SimulatedLumisection;
import org.dqm.model.simulate.Simulator;

/** Whole fills of one element, from injection to dump and cosmics, one after the other, as the service watches them. */
final class FillStudy {
    private final ServedModel model;
    private final Thresholds thresholds;

    FillStudy(ServedModel model, Thresholds thresholds) {
        this.model = model;
        this.thresholds = thresholds;
    }

    /**
     * Fills to watch.
     *
     * @param seed of the simulator; runs are numbered from 1000·seed + 1, one a fill
     * @param faults in every fill
     */
    record Fills(long seed, int count, int lumisections, List<Fault> faults) {}

    /**
     * What a control room got to see.
     *
     * @param scored lumisections with a score
     * @param warnings what was announced as a warning, in order
     * @param alarms what was announced as an alarm, in order
     */
    record Seen(int scored, List<Change> warnings, List<Change> alarms) {}

    /** Scores all fills; {@code isJoined} with what the beam did. */
    Seen watch(Fills fills, boolean isJoined) {
        Simulator simulator = new Simulator(model.detector(), fills.seed, OptionalInt.empty())
                .with(Nuisances.STANDARD.withoutUnlabelledDead())
                .with(new Beam(PileupProfile.LEVELLED, BenignScenario.FILL.in(fills.lumisections)));
        Scorer scorer = model.scorer(new BitSet());
        ControlRoom room = new ControlRoom(List.of(simulator.me()), thresholds);
        Seen seen = new Seen(0, new ArrayList<>(), new ArrayList<>());
        int scored = 0;
        for (int fill = 1; fill <= fills.count; fill++) {
            int run = (int) (1_000 * fills.seed) + fill;
            for (int ls = 1; ls <= fills.lumisections; ls++) {
                SimulatedLumisection one = simulator.lumisection(run, ls, fills.faults);
                Verdict verdict = scorer.score(
                        one.histogram(), isJoined ? Optional.of(one.beam().conditions()) : Optional.empty());
                scored += verdict.outcome() instanceof Outcome.Scored ? 1 : 0;
                for (Change change : room.see(0, verdict)) {
                    if (change.cause().announces()) {
                        boolean isAlarm = change.to().severity() == Severity.ALARM;
                        (isAlarm ? seen.alarms : seen.warnings).add(change);
                    }
                }
            }
        }
        return new Seen(scored, seen.warnings, seen.alarms);
    }
}

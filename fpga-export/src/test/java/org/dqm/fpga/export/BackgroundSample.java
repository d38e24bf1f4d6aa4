package org.dqm.fpga.export;

import org.dqm.fpga.pass.Sample;
import org.dqm.model.crossing.CrossingPlan;
import org.dqm.model.crossing.SimulatedCrossings;
import org.dqm.model.registry.Bundle;
import org.dqm.model.simulate.PileupProfile;
import org.dqm.model.trigger.TriggerInput;

/** What a shipped trigger's network is given for simulated background of a seed that it did not learn from. */
final class BackgroundSample {
    private static final long SEED = 12;

    private BackgroundSample() {}

    /** 4 runs of 5 lumisections. */
    static Sample of(Bundle bundle, int events) {
        SimulatedCrossings crossings = new SimulatedCrossings(
                SEED,
                org.dqm.model.crossing.Sample.BACKGROUND,
                new CrossingPlan(1, 4, 5, events / 20, PileupProfile.LEVELLED));
        return Sample.of(TriggerInput.of(bundle.manifest()).ofFirst(crossings, (int) crossings.size()));
    }
}

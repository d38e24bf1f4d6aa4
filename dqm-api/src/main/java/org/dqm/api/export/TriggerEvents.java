package org.dqm.api.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.fpga.export.Judged;
import org.dqm.model.crossing.CrossingPlan;
import org.dqm.model.crossing.L1Calo;
import org.dqm.model.crossing.Sample;
import org.dqm.model.network.TensorShape;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.Manifest;
import org.dqm.model.simulate.PileupProfile;
import org.dqm.model.trigger.CodesBySample;
import org.dqm.model.trigger.TriggerInput;

/** Simulated crossings, background and the five toy signals, that a trigger's package tells rates and a ROC curve of. */
public final class TriggerEvents {
    /** Neither a shipped model nor an export's ranges were made with it. */
    private static final long SEED = 78;

    /** As many as it takes for their pileup to average out. */
    private static final int RUNS = 20;

    private static final int LUMISECTIONS = 100;
    private static final int ALL = RUNS * LUMISECTIONS;
    private static final int SIGNAL = 10_000;
    /** Of a ROC curve: background, and signal of all kinds. */
    private static final int OF_ROC = 10_000;

    private static final int FEWEST = 300_000;
    private static final int MOST = 100_000_000;

    private TriggerEvents() {}

    /**
     * For a bundle.
     *
     * @param crossings of background, at least so many
     * @throws OptionException naming {@code crossings} if the bundle is no trigger of the calorimeter's regions, or there
     *     are too few to tell 1 kHz
     */
    public static Judged of(Bundle bundle, int crossings) {
        check(bundle, crossings);
        CrossingPlan plan =
                new CrossingPlan(1, RUNS, LUMISECTIONS, (crossings + ALL - 1) / ALL, PileupProfile.LEVELLED);
        CodesBySample.Request request = new CodesBySample.Request(SEED, plan, SIGNAL);
        TriggerInput format = TriggerInput.of(bundle.manifest());
        List<Sample> kinds = Sample.signals();
        // Some of every lumisection.
        CodesBySample.Request few = new CodesBySample.Request(
                SEED,
                new CrossingPlan(1, RUNS, LUMISECTIONS, OF_ROC / ALL, PileupProfile.LEVELLED),
                OF_ROC / kinds.size());
        List<double[]> signals = new ArrayList<>();
        kinds.forEach(kind -> signals.addAll(format.ofFirst(few.crossings(kind), OF_ROC / kinds.size())));
        return new Judged(
                org.dqm.fpga.pass.Sample.of(format.ofFirst(few.crossings(Sample.BACKGROUND), OF_ROC)),
                org.dqm.fpga.pass.Sample.of(signals),
                Optional.of(request));
    }

    /** Finds out what is wrong with them, in the same words. */
    static void check(Bundle bundle, int crossings) {
        TensorShape input = bundle.contents().network().input();
        if (bundle.manifest().kind() != Manifest.Kind.TRIGGER || input.ny() != L1Calo.PHI || input.nx() != L1Calo.ETA) {
            throw new OptionException(
                    "crossings",
                    bundle.manifest().model() + " is no trigger of " + L1Calo.PHI + " x " + L1Calo.ETA
                            + " regions, and only of these crossings are simulated");
        }
        if (crossings < FEWEST || crossings > MOST) {
            throw new OptionException("crossings", "must be " + FEWEST + " to " + MOST + ", got " + crossings);
        }
    }
}

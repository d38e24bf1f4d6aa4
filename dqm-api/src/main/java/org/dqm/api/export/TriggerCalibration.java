package org.dqm.api.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dqm.fpga.pass.Sample;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.crossing.L1Calo;
import org.dqm.model.network.TensorShape;
import org.dqm.model.registry.Bundle;
import org.dqm.model.trigger.CrossingData;
import org.dqm.model.trigger.TrainingCrossings;
import org.dqm.model.trigger.TriggerInput;

/**
 * Crossings that the export of a trigger's network takes the ranges of its numbers from: usual ones and, as many, unusual
 * ones made of them, because a trigger cuts where the score is high. No signal is among them.
 */
final class TriggerCalibration {
    /** Not one that a shipped model was trained with. */
    private static final long SEED = 77;

    private static final int RUNS = 4;
    private static final int LUMISECTIONS = 16;
    private static final int CROSSINGS = 16;
    private static final int MOST = 4096;

    private TriggerCalibration() {}

    /** Whether there is anything but its golden inputs to calibrate a bundle with. */
    static boolean isPossible(Bundle bundle, List<Path> data) {
        TensorShape input = bundle.contents().network().input();
        return !data.isEmpty() || (input.ny() == L1Calo.PHI && input.nx() == L1Calo.ETA);
    }

    /**
     * From HDF5 files if any are named, else simulated.
     *
     * @throws IllegalArgumentException if the files hold maps of another shape
     */
    static CalibrationInputs of(Bundle bundle, List<Path> data) throws IOException {
        CrossingData usual = data.isEmpty()
                ? TrainingCrossings.simulated(SEED, RUNS, LUMISECTIONS, CROSSINGS)
                : TrainingCrossings.read(data, SEED);
        TensorShape input = bundle.contents().network().input();
        if (usual.crossings().ny() != input.ny() || usual.crossings().nx() != input.nx()) {
            throw new IllegalArgumentException("--data: the network takes maps of " + input.ny() + " x " + input.nx()
                    + ", the files hold " + usual.crossings().ny() + " x "
                    + usual.crossings().nx());
        }
        TriggerInput format = TriggerInput.of(bundle.manifest());
        Crossings all = TrainingCrossings.withUnusual(usual.crossings(), format.largest(), SEED);
        return new CalibrationInputs(
                Sample.of(format.ofFirst(all, (int) Math.min(MOST, all.size()))),
                usual.sources().get(0).name() + ", and as many unusual crossings made of them");
    }
}

package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dqm.model.network.TrainingResult.Epoch;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.registry.BundleWriter;
import org.dqm.model.registry.ModelFolder;
import org.dqm.model.trigger.CrossingData;
import org.dqm.model.trigger.TriggerRequest;
import org.dqm.model.trigger.TriggerTrainer;

/** {@code dqm train --architecture trigger-autoencoder|student}: a trigger's bundle from bunch crossings. */
final class TrainTrigger {
    private static final String STUDENT = "student";

    private final TriggerRequest request;
    private final CrossingData data;

    TrainTrigger(TriggerRequest request, CrossingData data) {
        this.request = request;
        this.data = data;
    }

    /**
     * Trains and writes.
     *
     * @param teacher of a student
     * @return what was written, read back
     */
    Bundle write(String architecture, Optional<Path> teacher, Path out) throws IOException {
        if (architecture.equals(STUDENT) != teacher.isPresent()) {
            throw new IllegalArgumentException("--teacher: a student needs its teacher's bundle, and only a student");
        }
        System.err.println("training on " + data.crossings().size() + " crossings of "
                + data.crossings().ny() + " x " + data.crossings().nx());
        TriggerTrainer trainer = new TriggerTrainer(request, new Bars());
        BundleContents contents =
                teacher.isPresent() ? trainer.student(data, ModelFolder.resolve(teacher.get())) : trainer.teacher(data);
        Bundle bundle = BundleWriter.write(out, contents);
        Map<String, Object> metrics = bundle.manifest().metrics();
        System.err.println(bundle.manifest().model() + ": validation loss " + metrics.get("validation_loss") + ", "
                + metrics.get("multiply_adds_per_map") + " multiplications per crossing; wrote " + out
                + ", read it back and compared its golden outputs");
        return bundle;
    }

    private static final class Bars implements TriggerTrainer.Listener {
        private final StageProgress bars = new StageProgress();

        @Override
        public void epoch(Epoch epoch, int of) {
            bars.at(
                    "epoch",
                    epoch.number(),
                    of,
                    String.format(
                            Locale.ROOT, "loss %.5f, validation %.5f", epoch.trainingLoss(), epoch.validationLoss()));
        }

        @Override
        public synchronized void at(long done, long total) {
            bars.at("teacher", (int) done, (int) total, "crossings");
        }
    }
}

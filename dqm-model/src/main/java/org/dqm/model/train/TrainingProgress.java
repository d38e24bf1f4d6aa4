package org.dqm.model.train;

/** Told how far a training is. */
@FunctionalInterface
public interface TrainingProgress {
    /**
     * A step of a stage is done.
     *
     * @param stage what is being done: {@code epoch}, {@code noise}, {@code calibration}
     * @param detail a number worth showing, such as the loss; may be empty
     */
    void at(String stage, int done, int total, String detail);
}

package org.dqm.model.evaluate;

/** Hears how far an evaluation is. May be called from any thread. */
@FunctionalInterface
public interface EvaluationProgress {
    /** So many of the pieces of a stage are done. */
    void at(String stage, long done, long total, String detail);
}

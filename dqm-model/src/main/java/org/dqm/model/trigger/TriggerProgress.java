package org.dqm.model.trigger;

/** Told how many crossings are done; by several threads at once. */
@FunctionalInterface
public interface TriggerProgress {
    /** Nobody. */
    TriggerProgress NONE = (done, total) -> {};

    void at(long done, long total);
}

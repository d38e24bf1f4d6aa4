package org.dqm.model.baseline;

/** A way to tell faults, as the evaluation sees it: fitted, immutable, shared by threads. */
public interface Method {
    /** As in {@code metrics.json}: snake_case, {@code ecal_spatial_time}. */
    String name();

    /** Begins one element's stream. */
    Watcher watch();
}

package org.dqm.api.live;

/** Tells the live feed that there may be something new to send. */
public interface LiveSignal {
    /** A transaction of the journal was committed, or the pipeline moved on. Returns at once, from any thread. */
    void committed();
}

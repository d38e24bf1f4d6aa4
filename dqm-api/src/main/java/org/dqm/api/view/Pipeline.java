package org.dqm.api.view;

/** The running pipeline, as far as anyone outside it may ask. */
public interface Pipeline {
    /** What it says of itself now; answers at once, from memory. */
    PipelineStatus status();
}

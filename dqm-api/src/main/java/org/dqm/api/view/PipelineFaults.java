package org.dqm.api.view;

import java.util.List;
import org.dqm.alarm.watch.PipelineFault;

/** What is wrong with the pipeline itself, as far as anyone outside may ask. */
public interface PipelineFaults {
    /** The faults told now, by key; answers at once, from memory. */
    List<PipelineFault> faults();
}

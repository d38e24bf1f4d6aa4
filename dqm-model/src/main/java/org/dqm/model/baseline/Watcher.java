package org.dqm.model.baseline;

import org.dqm.domain.LumisectionHistogram;

/** One element's stream, lumisections in order; windows begin anew at a new run. Not for several threads. */
public interface Watcher {
    /** What the method says of the next lumisection, by whatever window it uses, ending there. */
    Judgement next(LumisectionHistogram histogram);
}

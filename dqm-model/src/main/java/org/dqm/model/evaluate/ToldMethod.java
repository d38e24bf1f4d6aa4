package org.dqm.model.evaluate;

import org.dqm.model.baseline.Method;
import org.dqm.model.baseline.Watcher;
import org.dqm.model.simulate.Fault;

/** A method that is told which fault to look for, and does not know whether it is there. */
interface ToldMethod extends Method {
    /** Begins a stream in which the fault may be, now or later. */
    Watcher watch(Fault fault);

    @Override
    default Watcher watch() {
        throw new UnsupportedOperationException(name() + " has to be told what to look for");
    }
}

package org.dqm.model.evaluate;

import java.util.List;
import java.util.Map;
import org.dqm.model.baseline.Method;
import org.dqm.model.simulate.Simulator;

/** A piece of work that can be done alone, in any order, with the same result. */
interface Study {
    /** Name of the piece, {@code good/40001}. */
    String unit();

    /**
     * What the methods say of the same lumisections.
     *
     * @return by the method's name, numbers by their name; nothing for a method that cannot take part
     */
    Map<String, Map<String, Series>> measure(Simulator simulator, List<Method> methods);
}

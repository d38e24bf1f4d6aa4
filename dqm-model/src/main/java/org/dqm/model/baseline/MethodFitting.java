package org.dqm.model.baseline;

/** How a method is fitted to good lumisections. */
public interface MethodFitting {
    /** Name of the method that it gives. */
    String name();

    /** Deterministic: the same lumisections give the same method. */
    Method fit(GoodMaps good);
}

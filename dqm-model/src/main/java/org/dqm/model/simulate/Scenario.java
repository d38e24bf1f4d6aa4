package org.dqm.model.simulate;

/** What the beam and the operators do in a run. */
@FunctionalInterface
public interface Scenario {
    /** Stable beams all the time. */
    Scenario STABLE = (ls, normal) -> normal;

    /** Conditions of a lumisection, from those of a fill without incident. */
    BeamState apply(int ls, BeamState normal);
}

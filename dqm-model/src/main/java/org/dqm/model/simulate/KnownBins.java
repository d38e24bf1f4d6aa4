package org.dqm.model.simulate;

import java.util.List;

/**
 * Bins that the experts know to be bad in every run, by row-major index from 0.
 *
 * @param dead never filled; their nominal rate is 0
 * @param noisy far above their neighbours; their nominal rate says so
 */
public record KnownBins(List<Integer> dead, List<Integer> noisy) {
    public KnownBins {
        dead = List.copyOf(dead);
        noisy = List.copyOf(noisy);
    }

    static final KnownBins NONE = new KnownBins(List.of(), List.of());
}

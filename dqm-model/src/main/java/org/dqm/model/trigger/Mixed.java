package org.dqm.model.trigger;

import org.dqm.model.crossing.Crossings;

/** Usual and unusual crossings by turns. */
record Mixed(Crossings usual, Crossings unusual) implements Crossings {
    @Override
    public int ny() {
        return usual.ny();
    }

    @Override
    public int nx() {
        return usual.nx();
    }

    @Override
    public long size() {
        return 2 * Math.min(usual.size(), unusual.size());
    }

    @Override
    public void read(long index, short[] into) {
        (index % 2 == 0 ? usual : unusual).read(index / 2, into);
    }
}

package org.dqm.model.crossing;

import java.util.List;

/** Several sets of crossings of one shape, one after the other. */
record CrossingsInTurn(List<StoredCrossings> parts) implements Crossings {
    CrossingsInTurn {
        parts = List.copyOf(parts);
        for (Crossings part : parts) {
            if (part.ny() != parts.get(0).ny() || part.nx() != parts.get(0).nx()) {
                throw new IllegalArgumentException("crossings of one shape are needed, got "
                        + parts.get(0).ny() + " x " + parts.get(0).nx() + " and " + part.ny() + " x " + part.nx());
            }
        }
    }

    @Override
    public int ny() {
        return parts.get(0).ny();
    }

    @Override
    public int nx() {
        return parts.get(0).nx();
    }

    @Override
    public long size() {
        return parts.stream().mapToLong(Crossings::size).sum();
    }

    @Override
    public void read(long index, short[] into) {
        long left = index;
        for (Crossings part : parts) {
            if (left < part.size()) {
                part.read(left, into);
                return;
            }
            left -= part.size();
        }
        throw new IndexOutOfBoundsException("crossing " + index + " of " + size());
    }
}

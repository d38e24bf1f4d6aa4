package org.dqm.alarm.mask;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;

/** The bins of a rectangle on a map of any size. */
public record BinBox(BinRange x, BinRange y) {
    /** Rectangles that together are exactly these bins, none twice. */
    public static List<BinBox> of(BinSet bins) {
        List<BinBox> done = new ArrayList<>();
        List<BinBox> open = List.of();
        for (int y = 1; y <= bins.ny() + 1; y++) {
            List<BinBox> grown = new ArrayList<>();
            for (BinRange run : y > bins.ny() ? List.<BinRange>of() : runs(bins, y)) {
                int row = y;
                grown.add(open.stream()
                        .filter(box -> box.x.equals(run))
                        .findFirst()
                        .map(box -> new BinBox(run, new BinRange(box.y.from(), row)))
                        .orElseGet(() -> new BinBox(run, new BinRange(row, row))));
            }
            open.stream()
                    .filter(box ->
                            grown.stream().noneMatch(more -> more.x.equals(box.x) && more.y.from() == box.y.from()))
                    .forEach(done::add);
            open = grown;
        }
        return done;
    }

    /** Row-major indices, counted from 0, of all bins of some rectangles that a map of this size has. */
    public static BitSet indices(List<BinBox> boxes, int nx, int ny) {
        BitSet bins = new BitSet(nx * ny);
        for (BinBox box : boxes) {
            int right = Math.min(nx, box.x.to());
            for (int row = box.y.from(); row <= Math.min(ny, box.y.to()) && right >= box.x.from(); row++) {
                bins.set((row - 1) * nx + box.x.from() - 1, (row - 1) * nx + right);
            }
        }
        return bins;
    }

    /** How many they are. */
    public long count() {
        return (1L + x.to() - x.from()) * (1L + y.to() - y.from());
    }

    /** The stretches of one row. */
    private static List<BinRange> runs(BinSet bins, int y) {
        List<BinRange> runs = new ArrayList<>();
        int from = 0;
        for (int x = 1; x <= bins.nx() + 1; x++) {
            boolean isIn = x <= bins.nx() && bins.contains((y - 1) * bins.nx() + x - 1);
            if (isIn && from == 0) {
                from = x;
            } else if (!isIn && from > 0) {
                runs.add(new BinRange(from, x - 1));
                from = 0;
            }
        }
        return runs;
    }
}

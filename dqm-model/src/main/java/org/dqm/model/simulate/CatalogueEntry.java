package org.dqm.model.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * A fault without its place.
 *
 * @param size side of a block in bins; 0 for units
 * @param isFixed whether it always lies in the middle of the detector
 */
record CatalogueEntry(FaultKind kind, FaultShape shape, int size, double factor, Course course, boolean isFixed) {
    private static final double[] COLD = {0.5, 0.2, 0.8};
    private static final double[] HOT = {3, 2, 1.5, 5, 100};
    private static final int BIT = 64;
    private static final int STEADY_LS = 10;
    private static final int FLICKERING_LS = 19;
    private static final int GROWING_LS = 25;

    /** Every kind on every shape; the first ones are of different kinds and shapes. */
    static List<CatalogueEntry> all() {
        List<CatalogueEntry> all = new ArrayList<>();
        all.add(steady(FaultKind.DEAD, FaultShape.BLOCK, 5, 0));
        all.add(steady(FaultKind.HOT, FaultShape.BIN, 1, 3));
        all.add(steady(FaultKind.DEAD, FaultShape.SUPERMODULE, 0, 0));
        all.add(steady(FaultKind.DEAD, FaultShape.BIN, 1, 0));
        all.add(steady(FaultKind.COLD, FaultShape.BLOCK, 5, 0.5));
        all.add(steady(FaultKind.EXCHANGED, FaultShape.MODULE, 0, 1));
        all.add(steady(FaultKind.STUCK, FaultShape.BIN, 1, BIT));
        all.add(new CatalogueEntry(FaultKind.DEAD, FaultShape.BIN, 1, 0, Course.FLICKERING, false));
        all.add(new CatalogueEntry(FaultKind.COLD, FaultShape.MODULE, 0, 0.2, Course.GROWING, false));
        all.add(new CatalogueEntry(FaultKind.HOT, FaultShape.BLOCK, 2, 5, Course.GROWING, false));
        all.add(new CatalogueEntry(FaultKind.HOT, FaultShape.BIN, 1, 5, Course.FLICKERING, false));
        all.add(new CatalogueEntry(FaultKind.DEAD, FaultShape.BLOCK, 5, 0, Course.STEADY, true));
        all.add(new CatalogueEntry(FaultKind.HOT, FaultShape.BLOCK, 5, 2, Course.STEADY, true));
        everyShape(FaultKind.DEAD, 0, all);
        for (double factor : COLD) {
            everyShape(FaultKind.COLD, factor, all);
        }
        for (double factor : HOT) {
            everyShape(FaultKind.HOT, factor, all);
        }
        all.add(steady(FaultKind.EXCHANGED, FaultShape.SUPERMODULE, 0, 1));
        all.add(steady(FaultKind.STUCK, FaultShape.MODULE, 0, BIT));
        return all.stream().distinct().toList();
    }

    private static void everyShape(FaultKind kind, double factor, List<CatalogueEntry> all) {
        all.add(steady(kind, FaultShape.BIN, 1, factor));
        all.add(steady(kind, FaultShape.BLOCK, 2, factor));
        all.add(steady(kind, FaultShape.BLOCK, 5, factor));
        all.add(steady(kind, FaultShape.MODULE, 0, factor));
        all.add(steady(kind, FaultShape.SUPERMODULE, 0, factor));
        all.add(steady(kind, FaultShape.RING, 0, factor));
    }

    private static CatalogueEntry steady(FaultKind kind, FaultShape shape, int size, double factor) {
        return new CatalogueEntry(kind, shape, size, factor, Course.STEADY, false);
    }

    /** From its first lumisection to the first without it. */
    int lumisections() {
        return switch (course) {
            case STEADY -> STEADY_LS;
            case FLICKERING -> FLICKERING_LS;
            case GROWING -> GROWING_LS;
        };
    }
}

package org.dqm.model.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.geometry.Geometry;

/**
 * Named units of the hadron calorimeter.
 *
 * <p>{@code module}: a read-out box, one of 18 in phi of the barrel and of each endcap (HBM01, HEP18; 4 iphi rows,
 * number 1 lies across the seam), or one of 12 of a forward part (HFM01; 6 rows). {@code supermodule}: two neighbouring
 * read-out boxes of barrel and endcap together, which share a crate (HBHEM1 … 9). {@code ring}: one ieta (HM ieta07).
 */
final class HcalGeometry {
    /** First |ieta| of the endcap. */
    static final int ENDCAP = 17;
    /** First |ieta| of the forward part. */
    static final int FORWARD = 30;

    private static final int LAST = HcalDetector.NX / 2;

    private HcalGeometry() {}

    static Geometry create() {
        List<DetectorUnit> units = new ArrayList<>();
        for (String side : List.of("M", "P")) {
            for (int box = 1; box <= 18; box++) {
                int firstRow = 4 * box - 5;
                units.add(module(
                        "HB" + side, box, bins(side, new Span(1, ENDCAP - 1), new Span(firstRow, firstRow + 3))));
                units.add(module(
                        "HE" + side, box, bins(side, new Span(ENDCAP, FORWARD - 1), new Span(firstRow, firstRow + 3))));
            }
            for (int box = 1; box <= 12; box++) {
                int firstRow = 6 * box - 7;
                units.add(module(
                        "HF" + side, box, bins(side, new Span(FORWARD, LAST), new Span(firstRow, firstRow + 5))));
            }
            for (int crate = 1; crate <= 9; crate++) {
                int firstRow = 8 * crate - 9;
                units.add(new DetectorUnit(
                        "HBHE" + side + crate,
                        "supermodule",
                        bins(side, new Span(1, FORWARD - 1), new Span(firstRow, firstRow + 7))));
            }
            for (int ieta = 1; ieta <= LAST; ieta++) {
                units.add(new DetectorUnit(
                        String.format(Locale.ROOT, "H%s ieta%02d", side, ieta),
                        "ring",
                        bins(side, new Span(ieta, ieta), new Span(1, HcalDetector.NY))));
            }
        }
        return new Geometry(HcalDetector.NX, HcalDetector.NY, units);
    }

    private static DetectorUnit module(String part, int box, BinSet bins) {
        return new DetectorUnit(part + String.format(Locale.ROOT, "%02d", box), "module", bins);
    }

    /** Bins of a side, from |ieta| to |ieta| and from row to row, rows below 1 being those at the upper end. */
    private static BinSet bins(String side, Span ieta, Span rows) {
        int half = HcalDetector.NX / 2;
        int from = side.equals("M") ? half + 1 - ieta.to : half + ieta.from;
        int to = side.equals("M") ? half + 1 - ieta.from : half + ieta.to;
        return BinSet.of(
                HcalDetector.NX,
                HcalDetector.NY,
                IntStream.rangeClosed(rows.from, rows.to)
                        .map(row -> Math.floorMod(row - 1, HcalDetector.NY) * HcalDetector.NX)
                        .flatMap(row -> IntStream.rangeClosed(row + from - 1, row + to - 1)));
    }

    private record Span(int from, int to) {}
}

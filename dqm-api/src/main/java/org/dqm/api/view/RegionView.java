package org.dqm.api.view;

import java.util.List;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;

/**
 * Where bins are.
 *
 * @param xBin smallest range of x that holds them, {@code [from, to]}, counted from 1
 * @param yBin the same for y
 * @param count how many they are
 * @param bins each as {@code [x, y]}, counted from 1
 */
public record RegionView(List<Integer> xBin, List<Integer> yBin, int count, List<List<Integer>> bins) {
    public RegionView {
        xBin = List.copyOf(xBin);
        yBin = List.copyOf(yBin);
        bins = List.copyOf(bins);
    }

    public static RegionView of(BinSet bins) {
        return new RegionView(
                pair(bins.xRange()),
                pair(bins.yRange()),
                bins.count(),
                bins.indices()
                        .mapToObj(i -> List.of(i % bins.nx() + 1, i / bins.nx() + 1))
                        .toList());
    }

    private static List<Integer> pair(BinRange range) {
        return List.of(range.from(), range.to());
    }
}

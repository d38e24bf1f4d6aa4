package org.dqm.model.baseline;

import java.util.List;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.geometry.Geometry;
import org.dqm.model.preprocess.GridTopology;

/**
 * What a method may learn from.
 *
 * @param lumisections certified good, of one class of elements, in order of run and lumisection; a few bins may be dead
 *     all the same
 */
public record GoodMaps(GridTopology grid, Geometry geometry, List<LumisectionHistogram> lumisections) {
    public GoodMaps {
        lumisections = List.copyOf(lumisections);
        if (lumisections.isEmpty()) {
            throw new IllegalArgumentException("a method needs at least one good lumisection to learn from");
        }
        for (LumisectionHistogram histogram : lumisections) {
            if (!grid.fits(histogram.bins())) {
                throw new IllegalArgumentException(
                        histogram.id() + " has " + histogram.bins() + ", expected " + grid.nx() + " x " + grid.ny());
            }
        }
    }
}

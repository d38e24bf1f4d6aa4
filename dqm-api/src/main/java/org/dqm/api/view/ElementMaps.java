package org.dqm.api.view;

import java.util.Map;
import java.util.Optional;
import org.dqm.domain.BinSet;

/** What is known of the maps of elements. */
public interface ElementMaps {
    /** The map of the element with this path; empty where no model knows it. */
    Optional<ElementMap> of(String me);

    /**
     * A map.
     *
     * @param nx bins in x
     * @param ny bins in y
     * @param units bins by the name of the detector unit that they are
     */
    record ElementMap(int nx, int ny, Map<String, BinSet> units) {
        public ElementMap {
            units = Map.copyOf(units);
        }
    }
}

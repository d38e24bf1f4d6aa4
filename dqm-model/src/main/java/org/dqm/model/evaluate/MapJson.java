package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dqm.domain.BinGrid;

/** Maps as {@code {nx, ny, bins}}, row by row, to four decimals. */
final class MapJson {
    private MapJson() {}

    static ObjectNode of(BinGrid map) {
        float[] values = map.toArray();
        double[] copy = new double[values.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values[i];
        }
        return of(map.nx(), map.ny(), copy);
    }

    static ObjectNode of(int nx, int ny, double[] values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("nx", nx);
        node.put("ny", ny);
        ArrayNode bins = node.putArray("bins");
        for (double value : values) {
            bins.add(Math.round(value * 1e4) / 1e4);
        }
        return node;
    }
}

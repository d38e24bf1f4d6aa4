package org.dqm.model.evaluate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.dqm.domain.BinGrid;

/**
 * What a line says beside its histogram.
 *
 * @param faults of the lumisection; empty if it is good
 * @param seed of the simulation, if it was one
 */
record LabelledLine(List<FaultLabel> faults, OptionalLong seed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    LabelledLine {
        faults = List.copyOf(faults);
    }

    /**
     * Reads {@code faults} and {@code simulation}; skips all else.
     *
     * @throws IllegalArgumentException if {@code faults} is not as the contract has it
     */
    static LabelledLine of(byte[] line, BinGrid shape) throws IOException {
        List<FaultLabel> faults = new ArrayList<>();
        OptionalLong seed = OptionalLong.empty();
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                if (key.equals("faults")) {
                    faults(parser.readValueAsTree(), shape, faults);
                } else if (key.equals("simulation")) {
                    JsonNode simulation = parser.readValueAsTree();
                    seed = simulation.path("seed").isIntegralNumber()
                            ? OptionalLong.of(simulation.path("seed").asLong())
                            : seed;
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new LabelledLine(faults, seed);
    }

    private static void faults(JsonNode list, BinGrid shape, List<FaultLabel> faults) {
        if (!list.isArray() && !list.isNull()) {
            throw new IllegalArgumentException("faults must be a list, got " + list.getNodeType());
        }
        for (int i = 0; i < list.size(); i++) {
            try {
                faults.add(FaultLabel.of(list.path(i), shape.nx(), shape.ny()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("faults[" + i + "]: " + e.getMessage(), e);
            }
        }
    }
}

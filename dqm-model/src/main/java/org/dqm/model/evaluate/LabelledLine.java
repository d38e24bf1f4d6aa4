package org.dqm.model.evaluate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.BinGrid;

/**
 * What a line says beside its histogram.
 *
 * @param faults of the lumisection; empty if it is good
 * @param origin of a simulated one
 */
record LabelledLine(List<FaultLabel> faults, Optional<SimulatedOrigin> origin) {
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
        Optional<SimulatedOrigin> origin = Optional.empty();
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                if (key.equals("faults")) {
                    faults(parser.readValueAsTree(), shape, faults);
                } else if (key.equals("simulation")) {
                    origin = SimulatedOrigin.of(parser.readValueAsTree());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new LabelledLine(faults, origin);
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

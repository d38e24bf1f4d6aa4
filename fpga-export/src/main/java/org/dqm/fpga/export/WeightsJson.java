package org.dqm.fpga.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Parameter;

/** {@code weights.json}: every weight and bias as the whole number that is on the chip, for audit. */
final class WeightsJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WeightsJson() {}

    static String of(Graph graph) {
        ObjectNode root = JSON.createObjectNode();
        root.put(
                "layout",
                "convolutions [out, ky, kx, in], matrices [in, out], row-major; value = integer * 2^exponent");
        for (Map.Entry<String, Parameter> entry : graph.parameters().entrySet()) {
            FixedType type = entry.getValue().type().orElseThrow();
            ObjectNode node = root.putObject(entry.getKey());
            entry.getValue().shape().forEach(side -> node.withArray("shape").add(side));
            node.put("type", type.hls());
            node.put("exponent", type.exponent());
            for (long q : entry.getValue().integers()) {
                node.withArray("integers").add(q);
            }
        }
        return root + "\n";
    }
}

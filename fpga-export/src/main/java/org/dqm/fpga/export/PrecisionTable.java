package org.dqm.fpga.export;

import java.util.Map;
import java.util.Objects;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Linear;
import org.dqm.fpga.graph.Node.Quant;
import org.dqm.fpga.graph.Widths;
import org.dqm.fpga.qonnx.DatFile;

/** {@code precision.csv}: a line for every quantiser and every layer with weights. */
final class PrecisionTable {
    private static final String HEADER =
            "node,kind,weight_type,activation_type,accumulator_type,bias_type,min_seen,max_seen,numbers,saturated,"
                    + "underflowed,weights,zero_weights\n";

    private PrecisionTable() {}

    static String of(Graph graph, Traffic traffic) {
        Map<String, FixedType> types = Widths.of(graph);
        StringBuilder csv = new StringBuilder(HEADER);
        for (Node node : graph.nodes()) {
            if (node instanceof Quant quant) {
                FixedType type = quant.quantizer().type();
                Traffic.Counts counts = traffic.of(node.name());
                line(
                        csv,
                        node.name(),
                        "quant",
                        "",
                        type.hls(),
                        "",
                        "",
                        number(type, counts.min()),
                        number(type, counts.max()),
                        counts.numbers(),
                        counts.saturated(),
                        counts.vanished(),
                        "",
                        "");
            } else if (node instanceof Linear linear) {
                var kernel = graph.parameter(linear.kernel());
                String bias = linear.biases()
                        .flatMap(name -> graph.parameter(name).type())
                        .map(FixedType::hls)
                        .orElse("");
                line(
                        csv,
                        node.name(),
                        linear instanceof Node.Conv ? "conv" : "dense",
                        kernel.type().orElseThrow().hls(),
                        "",
                        Objects.requireNonNull(types.get(node.name())).hls(),
                        bias,
                        "",
                        "",
                        "",
                        "",
                        "",
                        kernel.size(),
                        kernel.zeros());
            }
        }
        return csv.toString();
    }

    private static String number(FixedType type, long q) {
        return DatFile.line(type.value(q)).strip();
    }

    private static void line(StringBuilder csv, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            // Types hold a comma.
            String cell = String.valueOf(cells[i]);
            csv.append(i == 0 ? "" : ",").append(cell.contains(",") ? '"' + cell + '"' : cell);
        }
        csv.append('\n');
    }
}

package org.dqm.fpga.qonnx;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Linear;
import org.dqm.fpga.graph.Node.Pool;
import org.dqm.fpga.graph.Node.Resize;
import org.dqm.fpga.graph.Shape;
import org.dqm.fpga.graph.Widths;

/**
 * Writes {@code hls4ml_config.yml}: one entry for the input and for every node of {@code model.onnx}, weight quantisers
 * too.
 */
public final class ConfigYaml {
    /** Name of the file. */
    public static final String FILE = "hls4ml_config.yml";

    /** Test vectors: inputs. */
    public static final String INPUTS = "tb_input_features.dat";

    /** Test vectors: expected outputs. */
    public static final String OUTPUTS = "tb_output_predictions.dat";

    private ConfigYaml() {}

    public static String write(Graph graph, HlsSettings settings) {
        StringBuilder yaml = new StringBuilder(String.format(
                Locale.ROOT,
                """
                OnnxModel: model.onnx
                Backend: %s
                ProjectName: %s
                OutputDir: hls_prj
                Part: %s
                ClockPeriod: %s
                ClockUncertainty: 27%%
                IOType: %s
                InputData: %s
                OutputPredictions: %s
                WriterConfig: {Namespace: %s, WriteWeightsTxt: true, WriteTar: false, TBOutputStream: both}
                HLSConfig:
                  Model: {Precision: {default: 'fixed<16,6>'}, ReuseFactor: %d, Strategy: %s}
                  LayerName:
                """,
                settings.backend(),
                settings.project(),
                settings.part(),
                BigDecimal.valueOf(settings.clockPeriod()).stripTrailingZeros().toPlainString(),
                settings.io(),
                INPUTS,
                OUTPUTS,
                settings.namespace(),
                settings.reuseFactor(),
                settings.strategy()));
        Map<String, FixedType> types = Widths.of(graph);
        FixedType input = Objects.requireNonNull(types.get(graph.input()));
        entry(yaml, graph.input(), "result: 'ap_" + input.hls() + "'", "");
        for (Node node : graph.nodes()) {
            List<String> names = QonnxWriter.names(node, graph);
            for (String name : names) {
                boolean isOurs = name.equals(node.name());
                entry(
                        yaml,
                        name,
                        isOurs ? precision(node, types) : "result: auto",
                        isOurs ? others(node, graph, settings) : "");
            }
        }
        return yaml.toString();
    }

    private static void entry(StringBuilder yaml, String name, String precision, String others) {
        yaml.append("    ")
                .append(name)
                .append(": {Precision: {")
                .append(precision)
                .append('}')
                .append(others)
                .append("}\n");
    }

    private static String precision(Node node, Map<String, FixedType> types) {
        if (node instanceof Linear linear) {
            return "result: auto, accum: "
                    + linear.accumulator().map(type -> "'" + type.hls() + "'").orElse("auto");
        } else if (node instanceof Pool pool) {
            FixedType mean = Objects.requireNonNull(types.get(pool.name()));
            String result = pool.kind() == Pool.Kind.AVERAGE ? "'" + mean.hls() + "'" : "auto";
            return "result: " + result + ", accum: auto";
        }
        return "result: auto";
    }

    private static String others(Node node, Graph graph, HlsSettings settings) {
        StringBuilder others = new StringBuilder();
        if (node instanceof Resize resize) {
            // hls4ml takes height for width where a map is not square, unless it is told.
            Shape in = graph.shape(resize.input());
            others.append(", InHeight: ").append(in.ny()).append(", InWidth: ").append(in.nx());
        }
        Integer reuse = settings.reuseOfLayers().get(node.name());
        if (reuse != null) {
            others.append(", ReuseFactor: ").append(reuse);
        }
        return others.toString();
    }
}

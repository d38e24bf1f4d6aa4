package org.dqm.fpga.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.dqm.fpga.qonnx.QonnxInterpreter;

/** Reads the files of packages. */
final class Packages {
    private Packages() {}

    static byte[] bytes(ExportedPackage made, String name) {
        return Objects.requireNonNull(made.files().get(name), name);
    }

    static String text(ExportedPackage made, String name) {
        return new String(bytes(made, name), StandardCharsets.UTF_8);
    }

    static JsonNode manifest(ExportedPackage made) throws IOException {
        return new ObjectMapper().readTree(bytes(made, "manifest.json"));
    }

    /** One event a line. */
    static List<double[]> numbers(String dat) {
        return dat.lines()
                .map(line -> Arrays.stream(line.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    /** Whether the independent interpreter, given the inputs that were written, answers what was written. */
    static void assertVectorsRepeat(ExportedPackage made, int events) {
        QonnxInterpreter interpreter = new QonnxInterpreter(bytes(made, "model.onnx"));
        List<double[]> inputs = numbers(text(made, "tb_input_features.dat"));
        List<double[]> outputs = numbers(text(made, "tb_output_predictions.dat"));
        assertThat(inputs).hasSize(events);
        for (int e = 0; e < events; e++) {
            assertThat(interpreter.run(inputs.get(e))).as("event " + e).containsExactly(outputs.get(e));
        }
    }
}

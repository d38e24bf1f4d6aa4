package org.dqm.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dqm.fpga.export.ExportedPackage;
import org.dqm.fpga.export.Exporter;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.ModelFolder;
import org.junit.jupiter.api.Test;

class PackageFindingsTest {
    @Test
    void theTablesAreThoseOfThePackage() throws IOException {
        Bundle bundle = ModelFolder.resolve(Path.of("../models/l1-calo-student"));
        ExportOptions options = new ExportOptions(
                "network",
                Optional.empty(),
                Optional.of(20),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                new FixedPointOptions(
                        OptionalInt.empty(), OptionalInt.of(10), 16, Map.of(), Optional.empty(), 0, false),
                new ChipOptions("vu13p-240", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new HlsOptions("io_parallel", "Latency", 1, Map.of(), "1.3", "Vitis"));
        ExportedPackage made = Exporter.export(
                bundle, options.request(bundle, CalibrationInputs.of(bundle, List.of()), Optional.empty()));

        JsonNode findings = PackageFindings.of(made);

        JsonNode manifest = new ObjectMapper().readTree(file(made, "manifest.json"));
        assertThat(findings.path("agreement").get(0).path("correlation").asDouble())
                .isEqualTo(manifest.path("accuracy").get(0).path("correlation").asDouble())
                .isGreaterThan(0.9);
        assertThat(findings.path("verdict").path("fit").asText())
                .isEqualTo(manifest.path("verdict").path("fit").asText());
        assertThat(findings.path("score").path("thresholdCode").asLong()).isPositive();
        JsonNode cost = findings.path("cost");
        long sum = 0;
        for (JsonNode layer : cost.path("layers")) {
            sum += layer.path("multiplyAccumulates").asLong();
        }
        assertThat(sum).isEqualTo(cost.path("multiplyAccumulates").asLong()).isEqualTo(20_432);
        assertThat(cost.path("estimateNotSynthesis").path("luts").asLong()).isPositive();
        long rows = new String(file(made, "precision.csv"), StandardCharsets.UTF_8)
                        .lines()
                        .count()
                - 1;
        assertThat(findings.path("precision")).hasSize((int) rows);
    }

    @Test
    void aRowKeepsTypesWithACommaAndLeavesOutWhatItHasNot() {
        JsonNode rows = PackageFindings.precision("""
                node,kind,weight_type,min_seen,zero_weights
                conv_1,conv,"fixed<8,2>",,3
                q_1,quant,,-1.5,
                """);

        assertThat(rows)
                .hasToString("[{\"node\":\"conv_1\",\"kind\":\"conv\",\"weightType\":\"fixed<8,2>\",\"zeroWeights\":3},"
                        + "{\"node\":\"q_1\",\"kind\":\"quant\",\"minSeen\":-1.5}]");
    }

    private static byte[] file(ExportedPackage made, String name) {
        return Objects.requireNonNull(made.files().get(name), name);
    }
}

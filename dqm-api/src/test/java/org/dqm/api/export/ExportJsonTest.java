package org.dqm.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportJsonTest {
    @Test
    void whatIsLeftOutIsAsForTheCommand() {
        AskedOptions asked = read("{}");

        assertThat(asked)
                .isEqualTo(new AskedOptions(
                        new ExportOptions(
                                "network",
                                Optional.empty(),
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalDouble.empty(),
                                new FixedPointOptions(
                                        OptionalInt.empty(),
                                        OptionalInt.empty(),
                                        16,
                                        Map.of(),
                                        Optional.empty(),
                                        0,
                                        false),
                                new ChipOptions(
                                        "vu13p-240",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                new HlsOptions("io_parallel", "Latency", 1, Map.of(), "1.3", "Vitis")),
                        Optional.empty()));
    }

    @Test
    void whatIsStoredIsReadBackAsItWasAskedFor() {
        AskedOptions asked = read("""
                {"outputs": "all", "latent": "code", "events": 20, "threshold": 5000000000, "crossings": 300000,
                 "search": 0.001, "weightBits": 6, "activationBits": 10, "outputBits": 12, "layerBits": {"out": 8},
                 "inputType": "ufixed<10,10>", "prune": 0.5, "pruneFilters": true, "target": "custom",
                 "part": "xcvu9p", "clockMhz": 320.5, "luts": 1000, "dsps": 10, "io": "io_stream",
                 "strategy": "Resource", "reuse": 4, "layerReuse": {"out": 2}, "hls4ml": "1.2", "backend": "Vivado"}""");

        assertThat(ExportJson.read(ExportJson.write(asked))).isEqualTo(asked);
        assertThat(ExportJson.write(asked).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(ExportJson.FIELDS.subList(2, ExportJson.FIELDS.size()));
        assertThat(ExportJson.read(ExportJson.write(read("{}")))).isEqualTo(read("{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "{\"weightBits\": \"8\"} | weightBits: must be a whole number, got \"8\"",
                "{\"weightBits\": 8.5} | weightBits: must be a whole number, got 8.5",
                "{\"threshold\": 1e30} | threshold: must be a whole number, got 1.0E30",
                "{\"search\": true} | search: must be a number, got true",
                "{\"pruneFilters\": 1} | pruneFilters: must be true or false, got 1",
                "{\"outputs\": 3} | outputs: must be a text of at most 200 characters without NUL, got 3",
                "{\"layerBits\": [6]} | layerBits: must be an object of at most 1000 layers, got [6]",
                "{\"layerReuse\": {\"out\": \"x\"}} | layerReuse: of layer out must be a whole number, got \"x\"",
            })
    void aValueOfAnotherTypeNamesItsField(String body, String message) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(OptionException.class).hasMessage(message);
    }

    @Test
    void vectorsThatWouldCrowdTheServiceOutAreRefused() throws IOException {
        Bundle hcal = ModelFolder.resolve(Path.of("../models/hcal"));
        Bundle student = ModelFolder.resolve(Path.of("../models/l1-calo-student"));

        assertThatThrownBy(() -> read("{\"events\": 100000}").check(hcal))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("events: must be at most ")
                .hasMessageContaining("got 100000")
                .hasMessageEndingWith("./dqm export-fpga makes more beside the service");
        assertThatThrownBy(() -> read("{\"crossings\": 10000001}").check(student))
                .hasMessageStartingWith("crossings: must be at most 10000000 here");
        assertThatThrownBy(() -> read("{\"crossings\": 10000}").check(student))
                .hasMessageStartingWith("crossings: must be 300000 to ");
        read("{\"events\": 30000, \"crossings\": 300000}").check(student);
    }

    @Test
    void aRemedyNamesTheOptionAsRestDoes() {
        assertThat(OptionException.forRest("layer out: no; export with --outputs network or --layer-bits out=6"))
                .isEqualTo("layer out: no; export with outputs network or layerBits out=6");
        assertThat(new OptionException("clockMhz", "must be above 0").forRest()).isEqualTo("clockMhz: must be above 0");
    }

    private static AskedOptions read(String body) {
        try {
            return ExportJson.read(new ObjectMapper().readTree(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

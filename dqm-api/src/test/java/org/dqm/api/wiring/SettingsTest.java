package org.dqm.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.dqm.api.config.ServiceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void optionsWinOverTheFileAndTheFileOverTheDefaults() throws IOException {
        Path file = write("dqm: {http: {port: 8081}, scoring: {workers: 7, engine: onnxruntime}}\n");

        ServiceConfig config =
                Settings.read(Optional.of(file), Map.of("dqm.http.port", 8082)).config();

        assertThat(config.http().port()).isEqualTo(8082);
        assertThat(config.scoring().workers()).isEqualTo(7);
        assertThat(config.ingest().maxBins()).isEqualTo(250_000);
    }

    @Test
    void kafkaKeysPassUnderTheirOwnNames() throws IOException {
        Path file = write("""
                kafka:
                  security.protocol: SSL
                  ssl:
                    truststore:
                      location: /x
                """);

        ServiceConfig config = Settings.read(Optional.of(file), Map.of()).config();

        assertThat(config.kafka())
                .containsOnly(
                        Map.entry("bootstrap.servers", "127.0.0.1:9092"),
                        Map.entry("security.protocol", "SSL"),
                        Map.entry("ssl.truststore.location", "/x"));
    }

    @Test
    void anUnknownKeyOfTheFileIsRefused() throws IOException {
        Path file = write("dqm: {htpp: {port: 1}}\n");

        assertThatThrownBy(() -> Settings.read(Optional.of(file), Map.of()))
                .hasMessage("unknown key dqm.htpp.port; did you mean dqm.http.port?");
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("dqm.yml"), yaml);
    }
}

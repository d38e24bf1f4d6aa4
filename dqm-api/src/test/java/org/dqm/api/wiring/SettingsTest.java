package org.dqm.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.dqm.alarm.Annunciation;
import org.dqm.alarm.Stage;
import org.dqm.api.config.ServiceConfig;
import org.dqm.api.config.WebhookConfig;
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

    @Test
    void webhooksAreAListAndTheirSecretsAreNotPrinted() throws IOException {
        Path file = write("""
                dqm:
                  sinks:
                    - {name: control-room, url: 'http://alerts:9093', format: alertmanager, severities: ALARM}
                    - {name: desk, url: 'https://desk/x?key=1', format: json, severities: [WARN, ALARM],
                       subsystem: 'Ecal*', secret: hush}
                """);

        ServiceConfig config = Settings.read(Optional.of(file), Map.of()).config();

        assertThat(config.sinks().webhooks()).extracting(WebhookConfig::name).containsExactly("control-room", "desk");
        WebhookConfig desk = config.sinks().webhooks().get(1);
        assertThat(desk.severities()).containsExactlyInAnyOrder("WARN", "ALARM");
        assertThat(desk.subsystem()).isEqualTo("Ecal*");
        assertThat(desk.secret()).contains("hush");
        assertThat(config.sinks().webhooks().get(0).severities()).containsExactly("ALARM");
        assertThat(config.toString()).doesNotContain("hush", "key=1");
    }

    @Test
    void aBadWebhookNamesItsKey() throws IOException {
        assertBad("{name: Desk, url: 'http://x', format: json}", "dqm.sinks[0].name must be 1 to 40 of a-z");
        assertBad("{name: desk, url: 'ftp://x', format: json}", "dqm.sinks[0].url must be an http or https address");
        assertBad("{name: desk, url: 'http://x', format: xml}", "dqm.sinks[0].format must be one of");
        assertBad("{name: desk, url: 'http://x'}", "dqm.sinks[0].format must be given");
        assertBad(
                "{name: desk, url: 'http://x', format: json, severities: LOUD}",
                "dqm.sinks[0].severities must be of WARN, ALARM, got 'LOUD'");
        assertBad("{name: desk, url: 'http://x', format: json, pace: 3}", "unknown key dqm.sinks[0].pace");
        assertBad(
                "{name: desk, url: 'http://x', format: json}, {name: desk, url: 'http://x', format: json}",
                "dqm.sinks must be of different names, got 'desk'");
    }

    private void assertBad(String webhooks, String message) throws IOException {
        Path file = write("dqm: {sinks: [" + webhooks + "]}\n");

        assertThatThrownBy(() -> Settings.read(Optional.of(file), Map.of())).hasMessageStartingWith(message);
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("dqm.yml"), yaml);
    }

    @Test
    void alarmsSoundOnceTheConfigurationSaysSo() throws IOException {
        Settings silent = Settings.read(Optional.empty(), Map.of());
        Settings sounding = Settings.read(
                Optional.empty(),
                Map.of("dqm.alarms.stage", "audible", "dqm.alarms.instruction", "call the expert on call"));

        assertThat(LoopParts.unconfigured(silent.config().alarms())
                        .annunciation()
                        .stage())
                .isEqualTo(Stage.VISUAL);
        assertThat(LoopParts.unconfigured(sounding.config().alarms()).annunciation())
                .isEqualTo(new Annunciation(Stage.AUDIBLE, Optional.of("call the expert on call"), Optional.empty()));
    }
}

package org.dqm.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dqm.alarm.Annunciation;
import org.dqm.alarm.Stage;
import org.dqm.alarm.flood.FloodLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceConfigTest {
    @Test
    void applicationYmlHoldsEveryKeyAndNoOther() {
        Map<String, String> shipped = shipped();

        ServiceConfig config = read(shipped);

        assertThat(config.http()).isEqualTo(new HttpConfig("127.0.0.1", 8080));
        assertThat(config.alarms())
                .isEqualTo(new AlarmConfig(
                        3,
                        4,
                        3,
                        5,
                        6.1,
                        12,
                        3,
                        Stage.VISUAL,
                        "Look at the maps and tell the expert on call of the subsystem.",
                        new FloodLimits(10, Duration.ofMinutes(10)),
                        new Annunciation(
                                Stage.VISUAL,
                                Optional.of(
                                        "Tell whoever runs this service; the page's header and /api/v1/status say how"
                                                + " the pipeline is."),
                                Optional.empty())));
        assertThat(config.scoring().engine()).isEqualTo(ScoringConfig.EngineChoice.DL4J);
        assertThat(config.kafka()).containsExactly(Map.entry("bootstrap.servers", "127.0.0.1:9092"));
        for (String key : shipped.keySet()) {
            if (key.startsWith("dqm.")) {
                assertThatThrownBy(() -> read(without(shipped, key)))
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageStartingWith(key + " must be given");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dqm.http.port | eight | dqm.http.port must be a whole number, got 'eight'",
                "dqm.http.port | 65536 | dqm.http.port must be from 0 to 65535, got '65536'",
                "dqm.http.host | 0.0.0.0 | dqm.http.host must be 127.0.0.1, ::1 or localhost as long as no login is"
                        + " configured, got '0.0.0.0'",
                "dqm.database.url | jdbc:h2:mem | dqm.database.url must be something that starts with"
                        + " jdbc:postgresql:, got 'jdbc:h2:mem'",
                "dqm.embedded.enabled | yes | dqm.embedded.enabled must be true or false, got 'yes'",
                "dqm.embedded.kafka-port | -1 | dqm.embedded.kafka-port must be from 0 to 65535, got '-1'",
                "dqm.ingest.max-bins | 0 | dqm.ingest.max-bins must be from 1 to 10000000, got '0'",
                "dqm.ingest.poll-records | 0 | dqm.ingest.poll-records must be from 1 to 10000, got '0'",
                "dqm.scoring.engine | gpu | dqm.scoring.engine must be one of dl4j, onnxruntime, got 'gpu'",
                "dqm.scoring.workers | 0 | dqm.scoring.workers must be from 1 to 256, got '0'",
                "dqm.exports.kept | 0 | dqm.exports.kept must be from 1 to 1000, got '0'",
                "dqm.exports.waiting | 101 | dqm.exports.waiting must be from 0 to 100, got '101'",
                "dqm.alarms.off-level | NaN | dqm.alarms.off-level must be above 0 (0.0), got 'NaN'",
                "dqm.alarms.warn-level | 3 | dqm.alarms.warn-level must be above dqm.alarms.off-level (3.0), got '3.0'",
                "dqm.alarms.warn-count | 6 | dqm.alarms.warn-count must be from 1 to 5, got '6'",
                "dqm.alarms.gross-level | 6 | dqm.alarms.gross-level must be above dqm.alarms.alarm-level (6.1), got '6.0'",
            })
    void aBadValueNamesKeyBoundAndValue(String key, String value, String message) {
        Map<String, String> values = new TreeMap<>(shipped());
        values.put(key, value);

        assertThatThrownBy(() -> read(values))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestOne() {
        Map<String, String> values = new TreeMap<>(shipped());
        values.put("dqm.http.prot", "8081");

        assertThatThrownBy(() -> read(values)).hasMessage("unknown key dqm.http.prot; did you mean dqm.http.port?");
    }

    @Test
    void withoutABrokerThereIsNoService() {
        assertThatThrownBy(() -> read(without(shipped(), "kafka.bootstrap.servers")))
                .hasMessageStartingWith("kafka.bootstrap.servers must be host:port");
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(new DatabaseConfig("jdbc:postgresql://h/d", "u", "secret").toString())
                .doesNotContain("secret");
    }

    private static ServiceConfig read(Map<String, String> values) {
        Map<String, String> kafka = values.entrySet().stream()
                .filter(e -> e.getKey().startsWith("kafka."))
                .collect(Collectors.toMap(e -> e.getKey().substring("kafka.".length()), Map.Entry::getValue));
        return ServiceConfig.read(key -> Optional.ofNullable(values.get(key)), Set.copyOf(values.keySet()), kafka);
    }

    private static Map<String, String> without(Map<String, String> values, String key) {
        Map<String, String> rest = new TreeMap<>(values);
        rest.remove(key);
        return rest;
    }

    private static Map<String, String> shipped() {
        try (InputStream yaml = ServiceConfig.class.getResourceAsStream("/application.yml")) {
            return new YamlPropertySourceLoader()
                    .read("application", yaml).entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, e -> String.valueOf(e.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

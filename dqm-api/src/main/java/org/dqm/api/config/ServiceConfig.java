package org.dqm.api.config;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Everything that can be configured; {@code application.yml} documents each key with default and unit.
 *
 * @param kafka what the Kafka clients are given, by Kafka's own keys (without the {@code kafka.} in front)
 */
public record ServiceConfig(
        HttpConfig http,
        DatabaseConfig database,
        EmbeddedConfig embedded,
        IngestConfig ingest,
        ScoringConfig scoring,
        AlarmConfig alarms,
        SinksConfig sinks,
        RetentionConfig retention,
        ExportsConfig exports,
        Map<String, String> kafka) {
    /** The one Kafka key that the service itself needs. */
    public static final String BOOTSTRAP = "bootstrap.servers";

    public ServiceConfig {
        kafka = Map.copyOf(kafka);
        if (kafka.getOrDefault(BOOTSTRAP, "").isBlank()) {
            throw new ConfigurationException("kafka." + BOOTSTRAP, "host:port, or several with commas", "");
        }
    }

    /**
     * Reads and checks every key.
     *
     * @param values the value of a key, such as {@code dqm.http.port}
     * @param given the keys that files and options set; one that starts with {@code dqm.} and that nobody knows is
     *     refused
     * @param kafka the keys below {@code kafka.}
     * @throws ConfigurationException if a value is missing, cannot be read or is out of bounds; it names the key
     */
    public static ServiceConfig read(
            Function<String, Optional<String>> values, Set<String> given, Map<String, String> kafka) {
        Keys keys = new Keys(values);
        ServiceConfig config = new ServiceConfig(
                HttpConfig.read(keys),
                DatabaseConfig.read(keys),
                EmbeddedConfig.read(keys),
                IngestConfig.read(keys),
                ScoringConfig.read(keys),
                AlarmConfig.read(keys),
                SinksConfig.read(keys),
                RetentionConfig.read(keys),
                ExportsConfig.read(keys),
                kafka);
        given.stream()
                .filter(key -> key.startsWith("dqm.") && !keys.read().contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw new ConfigurationException(
                            "unknown key " + key + "; did you mean " + nearest(key, keys.read()) + "?");
                });
        return config;
    }

    /** The same with another broker, which is known only once the embedded one runs. */
    public ServiceConfig withBootstrap(String servers) {
        Map<String, String> changed = new TreeMap<>(kafka);
        changed.put(BOOTSTRAP, servers);
        return new ServiceConfig(http, database, embedded, ingest, scoring, alarms, sinks, retention, exports, changed);
    }

    private static String nearest(String key, Set<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(key, candidate)))
                .orElseThrow();
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}

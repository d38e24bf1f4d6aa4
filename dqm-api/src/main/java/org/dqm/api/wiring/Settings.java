package org.dqm.api.wiring;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.SystemPropertiesPropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dqm.api.config.ServiceConfig;

/**
 * The values of the configuration. Of several places the later one wins: {@code application.yml}, a file, the
 * environment, options of the command line.
 *
 * @param config what they come to
 * @param given the file's and the options' values, for Micronaut
 */
public record Settings(ServiceConfig config, List<PropertySource> given) {
    /** Above the shipped {@code application.yml}, below the environment. */
    private static final int FILE_PRIORITY = EnvironmentPropertySource.POSITION - 50;

    private static final int OPTIONS_PRIORITY = SystemPropertiesPropertySource.POSITION + 50;

    /**
     * Reads and checks all values.
     *
     * @param file YAML; keys that it does not set keep their defaults
     * @param options values of the command line by key
     * @throws org.dqm.api.config.ConfigurationException naming the key that is wrong
     */
    public static Settings read(Optional<Path> file, Map<String, Object> options) throws IOException {
        List<PropertySource> given = new ArrayList<>();
        if (file.isPresent()) {
            try (InputStream yaml = Files.newInputStream(file.get())) {
                given.add(PropertySource.of("file", new YamlPropertySourceLoader().read("file", yaml), FILE_PRIORITY));
            }
        }
        given.add(PropertySource.of("options", options, OPTIONS_PRIORITY));
        try (Environment environment = ApplicationContext.builder()
                .deduceEnvironment(false)
                .propertySources(given.toArray(PropertySource[]::new))
                .build()
                .getEnvironment()
                .start()) {
            Map<String, String> lists = new TreeMap<>();
            Set<String> keys = new HashSet<>();
            for (PropertySource source : given) {
                for (String key : source) {
                    if (source.get(key) instanceof List<?> list) {
                        flatten(key, list, lists);
                    } else {
                        keys.add(key);
                    }
                }
            }
            keys.addAll(lists.keySet());
            ServiceConfig config = ServiceConfig.read(
                    key -> key.indexOf('[') < 0
                            ? environment.getProperty(key, String.class)
                            : Optional.ofNullable(lists.get(key)),
                    keys,
                    kafka(environment));
            return new Settings(config, List.copyOf(given));
        }
    }

    /** Micronaut answers a key that an element of a list lacks with the whole list. */
    private static void flatten(String key, Object value, Map<String, String> flat) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(key + "[" + i + "]", Objects.requireNonNull(list.get(i)), flat);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> flatten(key + "." + name, Objects.requireNonNull(each), flat));
        } else {
            flat.put(key, String.valueOf(value));
        }
    }

    /** An environment variable comes in every spelling; Kafka's keys have dots alone. */
    private static Map<String, String> kafka(Environment environment) {
        Map<String, String> kafka = new TreeMap<>();
        for (String key : environment.getPropertyEntries("kafka")) {
            environment
                    .getProperties("kafka." + key)
                    .forEach((rest, value) -> put(kafka, key + "." + rest, String.valueOf(value)));
            environment.getProperty("kafka." + key, String.class).ifPresent(value -> put(kafka, key, value));
        }
        return kafka;
    }

    private static void put(Map<String, String> kafka, String key, String value) {
        if (key.indexOf('-') < 0) {
            kafka.put(key, value);
        }
    }
}

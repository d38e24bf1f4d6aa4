package org.dqm.api.config;

import java.nio.file.Path;

/**
 * Broker and database inside the service, for one machine.
 *
 * @param directory where both keep their data
 * @param kafkaPort TCP port of the broker on 127.0.0.1; 0 takes a free one
 */
public record EmbeddedConfig(boolean isEnabled, Path directory, int kafkaPort) {
    public EmbeddedConfig {
        Bounds.notBlank("dqm.embedded.directory", directory.toString());
        Bounds.within("dqm.embedded.kafka-port", kafkaPort, 0, 65535);
    }

    static EmbeddedConfig read(Keys keys) {
        return new EmbeddedConfig(
                keys.flag("dqm.embedded.enabled"),
                Path.of(keys.text("dqm.embedded.directory")),
                keys.integer("dqm.embedded.kafka-port"));
    }
}

package org.dqm.ingest.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How to reach Kafka.
 *
 * @param bootstrap brokers to ask first, {@code host:port,…}
 * @param settings further client settings by Kafka's names, such as TLS and SASL
 */
public record KafkaConnection(String bootstrap, Map<String, String> settings) {
    public KafkaConnection {
        settings = Map.copyOf(settings);
    }

    /** Brokers that need no further settings. */
    public static KafkaConnection to(String bootstrap) {
        return new KafkaConnection(bootstrap, Map.of());
    }

    /** Settings of a client: {@code defaults}, over them those from outside, over both what must be so. */
    Map<String, Object> client(Map<String, ?> defaults, Map<String, ?> fixed) {
        Map<String, Object> all = new HashMap<>(defaults);
        all.putAll(settings);
        all.putAll(fixed);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return all;
    }

    /** Settings may hold passwords. */
    @Override
    public String toString() {
        return "Kafka at " + bootstrap;
    }
}

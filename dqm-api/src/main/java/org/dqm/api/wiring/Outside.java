package org.dqm.api.wiring;

import java.util.Map;
import org.dqm.alarm.journal.DatabaseAddress;
import org.dqm.api.config.ServiceConfig;
import org.dqm.ingest.kafka.KafkaConnection;

/** Where Kafka and PostgreSQL are. */
interface Outside extends AutoCloseable {
    KafkaConnection kafka();

    DatabaseAddress database();

    /** Further settings of the consumer, by Kafka's names. */
    Map<String, String> consumer();

    /** Called while the database does not answer; may take a while and may fail. */
    void mendDatabase();

    @Override
    void close();

    /** Broker and database that others run. */
    record Remote(KafkaConnection kafka, DatabaseAddress database) implements Outside {
        static Remote of(ServiceConfig config) {
            return new Remote(
                    connection(config, config.kafka().getOrDefault(ServiceConfig.BOOTSTRAP, "")),
                    new DatabaseAddress(
                            config.database().url(),
                            config.database().user(),
                            config.database().password()));
        }

        @Override
        public Map<String, String> consumer() {
            return Map.of();
        }

        @Override
        public void mendDatabase() {
            // Theirs to mend.
        }

        @Override
        public void close() {
            // Theirs to stop.
        }
    }

    /** A connection to {@code bootstrap} with the configured client settings. */
    static KafkaConnection connection(ServiceConfig config, String bootstrap) {
        return new KafkaConnection(bootstrap, config.kafka());
    }
}

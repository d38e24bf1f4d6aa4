package org.dqm.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.dqm.alarm.journal.DatabaseAddress;
import org.dqm.alarm.journal.Tally;
import org.dqm.domain.NotScoredReason;
import org.dqm.ingest.kafka.KafkaConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The service on a broker and a database that others run. */
@ExtendWith(OutsideExtension.class)
class RemoteServiceIT {
    private static final String RECORD = """
            {"run_number": 7, "ls_number": %d, "me": "Unknown/element", "x_min": 0, "x_max": 2, "x_bin": 2,
             "y_min": 0, "y_max": 1, "y_bin": 1, "entries": 3, "data": [[1, 2]]}""";
    private static final Tally EXPECTED = new Tally(0, 1, 1, Map.of(NotScoredReason.NO_MODEL, 2L));

    @TempDir
    Path noModels;

    @Test
    void goesOnWhereItWasAfterARestart(KafkaConnection kafka, DatabaseAddress database) throws Exception {
        Settings settings = settings(kafka, database);
        try (Service service = Service.start(settings, noModels, false)) {
            send(kafka, RECORD.formatted(1), RECORD.formatted(1), "{", RECORD.formatted(2));
            Eventually.holds("all are counted", () -> service.queries().tally().equals(EXPECTED));
        }

        try (Service service = Service.start(settings, noModels, false)) {
            assertThat(service.queries().tally()).isEqualTo(EXPECTED);
            send(kafka, RECORD.formatted(3));
            Eventually.holds(
                    "one more is counted",
                    () -> service.queries().tally().equals(new Tally(0, 1, 1, Map.of(NotScoredReason.NO_MODEL, 3L))));
        }
    }

    private static Settings settings(KafkaConnection kafka, DatabaseAddress database) throws IOException {
        return Settings.read(
                Optional.empty(),
                Map.of(
                        "dqm.http.port", 0,
                        "dqm.database.url", database.jdbcUrl(),
                        "dqm.database.user", database.user(),
                        "dqm.database.password", database.password(),
                        "kafka.bootstrap.servers", kafka.bootstrap()));
    }

    private static void send(KafkaConnection kafka, String... values) throws InterruptedException, ExecutionException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrap()), new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>("dqm.occupancy", "Unknown/element", value))
                        .get();
            }
        }
    }
}

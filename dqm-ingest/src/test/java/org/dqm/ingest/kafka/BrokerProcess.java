package org.dqm.ingest.kafka;

import java.io.IOException;
import java.nio.file.Path;
import org.dqm.ingest.Histograms;

/** A process that stores records in its own broker, says so, and then waits to be killed. */
final class BrokerProcess {
    static final String STORED = "stored";

    private BrokerProcess() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), 0);
        KafkaConnection kafka = KafkaConnection.to(broker.bootstrap());
        try (Topics topics = Topics.connect(kafka)) {
            topics.createMissing(Topic.OCCUPANCY);
        }
        try (HistogramProducer producer =
                HistogramProducer.open(kafka, Topic.OCCUPANCY.topicName(), Pace.unlimited())) {
            for (int ls = 1; ls <= Integer.parseInt(args[1]); ls++) {
                producer.send(Histograms.occupancy(1, ls));
            }
            producer.flush();
        }
        System.out.println(STORED);
        Thread.currentThread().join();
    }
}

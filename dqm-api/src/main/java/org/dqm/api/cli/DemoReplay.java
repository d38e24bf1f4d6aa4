package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.dqm.api.wiring.Service;
import org.dqm.domain.RetryableException;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.NdjsonReader;
import org.dqm.ingest.kafka.HistogramProducer;
import org.dqm.ingest.kafka.Pace;
import org.dqm.ingest.kafka.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes a file again and again, one record a second, each time under the next run number. */
final class DemoReplay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoReplay.class);
    private static final double RECORDS_PER_SECOND = 1;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Service service;
    private final Path file;
    private final Thread thread = new Thread(this::run, "demo-replay");

    private DemoReplay(Service service, Path file) {
        this.service = service;
        this.file = file;
    }

    static DemoReplay start(Service service, Path file) {
        DemoReplay replay = new DemoReplay(service, file);
        replay.thread.setDaemon(true);
        replay.thread.start();
        return replay;
    }

    Path file() {
        return file;
    }

    private void run() {
        try {
            awaitBacklog();
            int run = service.queries().highestRun().orElse(0) + 1;
            while (true) {
                run += replay(run);
            }
        } catch (InterruptedException e) {
            LOG.debug("the demo's replay stops");
        } catch (IOException | KafkaException | RetryableException e) {
            LOG.error("the demo's replay has ended: {}", e.getMessage(), e);
        }
    }

    /** Records of an earlier demo that are still unread have run numbers that the database does not know. */
    private void awaitBacklog() throws InterruptedException {
        while (service.pipeline().status().lagRecords().orElse(1) > 0) {
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
    }

    /** The number of runs that were published. */
    private int replay(int run) throws IOException, InterruptedException {
        HistogramCodec codec = new HistogramCodec();
        Renumbering renumbering = Renumbering.fromRun(run);
        try (NdjsonReader reader = NdjsonReader.open(file, codec);
                HistogramProducer producer = HistogramProducer.open(
                        service.kafka(), Topic.OCCUPANCY.topicName(), Pace.perSecond(RECORDS_PER_SECOND))) {
            LOG.info("replaying {} as run {}", file.getFileName(), run);
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                if (line.get().decoded() instanceof Decoded.Accepted accepted) {
                    producer.send(renumbering.apply(accepted.histogram()));
                }
            }
        }
        return Math.max(1, renumbering.runs());
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

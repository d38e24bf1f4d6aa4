package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.Histograms;
import org.dqm.ingest.NdjsonLine;
import org.dqm.ingest.NdjsonReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistogramProducerIT {
    private static final String TOPIC = Topic.OCCUPANCY.topicName();

    @TempDir
    private Path folder;

    private KafkaFixture kafka;
    private HistogramProducer producer;

    @BeforeEach
    void start() throws IOException {
        kafka = KafkaFixture.start(folder.resolve("kafka"));
        try (Topics topics = Topics.connect(kafka.connection())) {
            topics.createMissing(Topic.values());
        }
        producer = HistogramProducer.open(kafka.connection(), TOPIC, Pace.unlimited());
    }

    @AfterEach
    void stop() {
        producer.close();
        kafka.close();
    }

    @Test
    void anElementsLumisectionsStayInOrderInOnePartition() throws InterruptedException {
        List<LumisectionHistogram> sent = IntStream.rangeClosed(1, 20)
                .mapToObj(ls -> Histograms.occupancy(1, ls))
                .toList();
        RecordDecoder decoder = new RecordDecoder(new HistogramCodec());

        for (LumisectionHistogram histogram : sent) {
            producer.send(histogram);
        }
        producer.flush();

        List<ReceivedRecord> received = kafka.read(TOPIC, sent.size());
        assertThat(received)
                .extracting(record -> record.position().partition())
                .containsOnly(received.get(0).position().partition());
        assertThat(received)
                .map(decoder::decode)
                .containsExactlyElementsOf(
                        sent.stream().map(Decoded.Accepted::new).toList());
        assertThat(received)
                .allSatisfy(record -> assertThat(record.key().orElseThrow()).isEqualTo(Histograms.ME.getBytes(UTF_8)));
    }

    @Test
    void linesAreForwardedAsTheyAreAlsoThoseThatDoNotDecode() throws IOException, InterruptedException {
        String good = new String(Histograms.json(Histograms.occupancy(1, 1)), UTF_8).replace(",", " ,");
        String bad = "{\"run_number\":";
        String tooLong = " ".repeat(9 * 1024 * 1024) + good;

        List<Boolean> isSent = sendLines(good, bad, tooLong);

        assertThat(isSent).containsExactly(true, true, false);
        assertThat(kafka.read(TOPIC, 2))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyInAnyOrder(good, bad);
    }

    @Test
    void aTopicThatDoesNotExistIsAnErrorAndNotSilence() throws InterruptedException {
        var impatient = new KafkaConnection(kafka.connection().bootstrap(), Map.of("max.block.ms", "500"));

        try (HistogramProducer lost = HistogramProducer.open(impatient, "no-such-topic", Pace.unlimited())) {
            lost.send(Histograms.occupancy(1, 1));

            assertThatThrownBy(lost::flush).isInstanceOf(KafkaException.class).hasMessageContaining("no-such-topic");
        }
    }

    @Test
    void theTopicsAreMadeAsTheContractSays() {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);

        var description =
                KafkaFixture.get(kafka.admin().describeTopics(List.of(TOPIC)).allTopicNames());
        var config = KafkaFixture.get(
                kafka.admin().describeConfigs(List.of(resource)).all());

        assertThat(description.get(TOPIC).partitions()).hasSize(12);
        assertThat(config.get(resource).get("retention.ms").value()).isEqualTo("172800000");
        assertThat(config.get(resource).get("max.message.bytes").value()).isEqualTo("8388608");
    }

    @Test
    void makingTopicsAgainChangesNothing() {
        try (Topics topics = Topics.connect(kafka.connection())) {
            TopicIdentity before = topics.identity(TOPIC);

            topics.createMissing(Topic.values());

            assertThat(topics.identity(TOPIC)).isEqualTo(before);
        }
    }

    private List<Boolean> sendLines(String... lines) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("lines.ndjson"), List.of(lines));
        List<Boolean> isSent = new ArrayList<>();
        try (NdjsonReader reader = NdjsonReader.open(file, new HistogramCodec())) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                isSent.add(send(line.get()));
            }
        }
        producer.flush();
        return isSent;
    }

    private boolean send(NdjsonLine line) throws InterruptedException {
        return producer.send(line);
    }
}

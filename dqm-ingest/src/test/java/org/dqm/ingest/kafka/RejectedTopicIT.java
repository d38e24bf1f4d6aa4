package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.dqm.ingest.Decoded.Rejected;
import org.dqm.ingest.RejectReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedTopicIT {
    private static final Rejected WHY = new Rejected(RejectReason.NOT_FINITE, "data", "bin x 2, y 3 is NaN");
    private static final Position FROM = new Position("dqm.occupancy", 7, 41);
    private static final String TOPIC = Topic.REJECTED.topicName();

    @TempDir
    private Path folder;

    private KafkaFixture kafka;
    private RejectedTopic rejected;

    @BeforeEach
    void start() throws IOException {
        kafka = KafkaFixture.start(folder);
        try (Topics topics = Topics.connect(kafka.connection())) {
            topics.createMissing(Topic.REJECTED);
        }
        rejected = RejectedTopic.open(kafka.connection(), TOPIC);
    }

    @AfterEach
    void stop() {
        rejected.close();
        kafka.close();
    }

    @Test
    void aRefusedRecordIsKeptAsItCameWithTheReasonInItsHeaders() {
        byte[] value = "{\"data\":[[NaN".getBytes(UTF_8);
        List<Header> headers = List.of(new RecordHeader("content-type", "application/json".getBytes(UTF_8)));

        rejected.reject(ReceivedRecord.of(FROM, Optional.of("A/b".getBytes(UTF_8)), value, headers), WHY);
        rejected.flush();

        ReceivedRecord stored = kafka.read(TOPIC, 1).get(0);
        assertThat(stored.value()).isEqualTo(value);
        assertThat(stored.key().orElseThrow()).isEqualTo("A/b".getBytes(UTF_8));
        assertThat(stored.header("content-type")).contains("application/json");
        assertThat(stored.header("reason")).contains("NOT_FINITE");
        assertThat(stored.header("field")).contains("data");
        assertThat(stored.header("detail")).contains("bin x 2, y 3 is NaN");
        assertThat(stored.header("topic")).contains("dqm.occupancy");
        assertThat(stored.header("partition")).contains("7");
        assertThat(stored.header("offset")).contains("41");
    }

    @Test
    void anEmptyRecordWithoutAKeyIsKeptToo() {
        rejected.reject(ReceivedRecord.of(FROM, Optional.empty(), new byte[0], List.of()), WHY);
        rejected.flush();

        ReceivedRecord stored = kafka.read(TOPIC, 1).get(0);
        assertThat(stored.key()).isEmpty();
        assertThat(stored.value()).isEmpty();
    }

    @Test
    void aHeaderOfTheRecordCannotTakeThePlaceOfOurs() {
        List<Header> headers = List.of(new RecordHeader("reason", "NONE".getBytes(UTF_8)), new RecordHeader("x", null));

        rejected.reject(ReceivedRecord.of(FROM, Optional.empty(), new byte[1], headers), WHY);
        rejected.flush();

        assertThat(kafka.read(TOPIC, 1).get(0).header("reason")).contains("NOT_FINITE");
    }

    @Test
    void theLargestMessageFitsAndALargerOneIsNamedWithoutItsValue() {
        byte[] largest = new byte[8 * 1024 * 1024];
        byte[] larger = new byte[20 * 1024 * 1024];

        rejected.reject(ReceivedRecord.of(FROM, Optional.empty(), largest, List.of()), WHY);
        rejected.reject(ReceivedRecord.of(FROM, Optional.empty(), larger, List.of()), WHY);
        rejected.flush();

        List<ReceivedRecord> stored = kafka.read(TOPIC, 2);
        assertThat(stored.get(0).value()).hasSize(largest.length);
        assertThat(stored.get(1).value()).isEmpty();
        assertThat(stored.get(1).header("detail").orElseThrow()).endsWith("20971520 bytes is left where it is");
        assertThat(stored.get(1).header("offset")).contains("41");
    }
}

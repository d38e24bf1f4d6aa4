package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.dqm.domain.DataStream;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.Histograms;
import org.dqm.ingest.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDecoderTest {
    private static final LumisectionHistogram HISTOGRAM = Histograms.occupancy(1, 2);

    private final RecordDecoder decoder = new RecordDecoder(new HistogramCodec());

    @Test
    void withoutAContentTypeItIsJson() {
        assertThat(decode()).isEqualTo(new Decoded.Accepted(HISTOGRAM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON", "application/json; charset=utf-8"})
    void jsonIsRecognisedHoweverItIsWritten(String contentType) {
        assertThat(decode(contentType)).isEqualTo(new Decoded.Accepted(HISTOGRAM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cbor", "application/vnd.root+json", "text/plain", ""})
    void anyOtherContentTypeIsRefusedByName(String contentType) {
        Decoded.Rejected rejected = (Decoded.Rejected) decode(contentType);

        assertThat(rejected.reason()).isEqualTo(RejectReason.UNSUPPORTED_CONTENT_TYPE);
        assertThat(rejected.field()).isEqualTo("content-type");
        assertThat(rejected.detail()).endsWith("is " + contentType);
    }

    @Test
    void theLastOfSeveralContentTypesCounts() {
        assertThat(decode("text/plain", "application/json")).isEqualTo(new Decoded.Accepted(HISTOGRAM));
    }

    @Test
    void theHeaderSaysThatARunIsReplayed() {
        Decoded live = decode(List.of(header("stream", "live")));
        Decoded replayed = decode(List.of(header("stream", "replay")));

        assertThat(live).isEqualTo(new Decoded.Accepted(HISTOGRAM));
        assertThat(replayed)
                .isEqualTo(new Decoded.Accepted(HISTOGRAM.named(HISTOGRAM.id().in(DataStream.REPLAY))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Replay", "test", ""})
    void anUnknownStreamIsRefusedByName(String stream) {
        Decoded.Rejected rejected = (Decoded.Rejected) decode(List.of(header("stream", stream)));

        assertThat(rejected.reason()).isEqualTo(RejectReason.INVALID_VALUE);
        assertThat(rejected.field()).isEqualTo("stream");
        assertThat(rejected.detail()).isEqualTo("must be live or replay, is " + stream);
    }

    private Decoded decode(String... contentTypes) {
        return decode(Stream.of(contentTypes)
                .map(type -> header("content-type", type))
                .toList());
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }

    private Decoded decode(List<Header> headers) {
        return decoder.decode(ReceivedRecord.of(
                new Position("dqm.occupancy", 0, 0), Optional.empty(), Histograms.json(HISTOGRAM), headers));
    }
}

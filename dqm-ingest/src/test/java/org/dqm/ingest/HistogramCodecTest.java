package org.dqm.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.OptionalDouble;
import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Content;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;
import org.junit.jupiter.api.Test;

class HistogramCodecTest {
    private static final String HEAD = "{\"run_number\":1,\"ls_number\":2,\"me\":\"A/b\",";
    private static final String AXES = "\"x_min\":0,\"x_max\":3,\"x_bin\":3,\"y_min\":0,\"y_max\":2,\"y_bin\":2,";
    private static final String TAIL = "\"entries\":21,\"data\":[[1,2,3],[4,5,6]]}";

    private static final LumisectionHistogram GOLDEN = new LumisectionHistogram(
            new RecordId(new ElementKey("/ZeroBias/Run2026", "Hcal/DigiTask/Occupancy/depth/depth1"), 306138, 7),
            new Axis(3, -1.5, 1.5),
            new Axis(2, 0.5, 2.5),
            21,
            BinGrid.of(3, 2, new float[] {1, 2, 3, 4, 5, 6}),
            Content.OCCUPANCY,
            OptionalDouble.of(1350),
            OptionalDouble.of(41.25));

    private final HistogramCodec codec = new HistogramCodec();

    @Test
    void theGoldenRecordIsReadAndWrittenAsItStands() throws IOException {
        byte[] golden;
        try (InputStream in = HistogramCodecTest.class.getResourceAsStream("record.json")) {
            golden = in.readAllBytes();
        }

        String written = new String(codec.encode(GOLDEN), UTF_8) + "\n";

        assertThat(codec.decode(golden)).isEqualTo(new Decoded.Accepted(GOLDEN));
        assertThat(written).isEqualTo(new String(golden, UTF_8));
    }

    @Test
    void dataIsRowsOfX() {
        LumisectionHistogram histogram = accepted(HEAD + AXES + TAIL);

        assertThat(histogram.bins().at(3, 1)).isEqualTo(3);
        assertThat(histogram.bins().at(1, 2)).isEqualTo(4);
    }

    @Test
    void wholeNumbersMayBeWrittenAsFloats() {
        String floats = "{\"run_number\":1.0,\"ls_number\":2.0,\"me\":\"A/b\"," + AXES
                + "\"entries\":2.1e1,\"data\":[[1.0,2.0,3],[4e0,5.00,-0.0]]}";

        LumisectionHistogram histogram = accepted(floats);

        assertThat(histogram.id()).isEqualTo(new RecordId(new ElementKey("", "A/b"), 1, 2));
        assertThat(histogram.bins()).isEqualTo(BinGrid.of(3, 2, new float[] {1, 2, 3, 4, 5, 0}));
    }

    @Test
    void unknownKeysAreIgnoredWhateverTheyHold() {
        String unknown = "\"simulation\":{\"detector\":\"hcal\",\"data\":[[NaN]]},\"faults\":[{\"bins\":[[1,2]]}],";

        assertThat(codec.decode(bytes(HEAD + unknown + AXES + TAIL)))
                .isEqualTo(codec.decode(bytes(HEAD + AXES + TAIL)));
    }

    @Test
    void keysMayStandInAnyOrder() {
        String dataFirst = "{\"data\":[[1,2,3],[4,5,6]],\"entries\":21," + AXES
                + "\"me\":\"A/b\",\"ls_number\":2,\"run_number\":1}";

        assertThat(codec.decode(bytes(dataFirst))).isEqualTo(codec.decode(bytes(HEAD + AXES + TAIL)));
    }

    @Test
    void oneDimensionalRecordHasNoYAndFlatData() {
        LumisectionHistogram histogram =
                accepted(HEAD + "\"x_min\":0,\"x_max\":3,\"x_bin\":3,\"entries\":6,\"data\":[1,2,3]}");

        assertThat(histogram.y()).isEqualTo(Axis.NONE);
        assertThat(histogram.bins()).isEqualTo(BinGrid.of(3, 1, new float[] {1, 2, 3}));
    }

    @Test
    void oneDimensionalRecordSurvivesBeingWritten() {
        Decoded flat = codec.decode(
                bytes(HEAD + "\"x_min\":0,\"x_max\":3,\"x_bin\":3,\"y_bin\":null,\"entries\":6,\"data\":[1,2,3]}"));

        byte[] written = codec.encode(((Decoded.Accepted) flat).histogram());

        assertThat(codec.decode(written)).isEqualTo(flat);
    }

    @Test
    void nullInAnOptionalFieldMeansAbsent() {
        LumisectionHistogram histogram =
                accepted(HEAD + "\"dataset\":null,\"events\":null,\"pileup\":null,\"content\":null," + AXES + TAIL);

        assertThat(histogram.id().element().dataset()).isEmpty();
        assertThat(histogram.events()).isEmpty();
        assertThat(histogram.content()).isEqualTo(Content.OCCUPANCY);
    }

    @Test
    void weightedOccupanciesMayHoldFractions() {
        LumisectionHistogram histogram = accepted(HEAD + AXES + "\"entries\":3,\"data\":[[1.5,0.25,3],[4,5,6]]}");

        assertThat(histogram.content()).isEqualTo(Content.OCCUPANCY);
        assertThat(histogram.bins().at(2, 1)).isEqualTo(0.25f);
        assertThat(codec.decode(codec.encode(histogram))).isEqualTo(new Decoded.Accepted(histogram));
    }

    @Test
    void profilesMayHoldNegativeAndFractionalValues() {
        LumisectionHistogram histogram =
                accepted(HEAD + AXES + "\"entries\":3,\"data\":[[-1.5,0.25,3],[4,5,6]],\"content\":\"profile\"}");

        assertThat(histogram.content()).isEqualTo(Content.PROFILE);
        assertThat(histogram.bins().at(1, 1)).isEqualTo(-1.5f);
        assertThat(codec.decode(codec.encode(histogram))).isEqualTo(new Decoded.Accepted(histogram));
    }

    @Test
    void addedKeysFollowTheRecordAndDoNotChangeIt() {
        var added = Map.of("simulation", new JsonMapper().createObjectNode().put("seed", 7));

        byte[] written = codec.encode(GOLDEN, added);

        assertThat(new String(written, UTF_8)).endsWith("]],\"simulation\":{\"seed\":7}}");
        assertThat(codec.decode(written)).isEqualTo(new Decoded.Accepted(GOLDEN));
    }

    @Test
    void theLimitOfBinsIsIncluded() {
        HistogramCodec six = new HistogramCodec(6);
        HistogramCodec five = new HistogramCodec(5);

        assertThat(six.decode(bytes(HEAD + AXES + TAIL))).isInstanceOf(Decoded.Accepted.class);
        assertThat(five.decode(bytes(HEAD + AXES + TAIL))).isInstanceOf(Decoded.Rejected.class);
    }

    private LumisectionHistogram accepted(String json) {
        Decoded decoded = codec.decode(bytes(json));
        assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
        return ((Decoded.Accepted) decoded).histogram();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(UTF_8);
    }
}

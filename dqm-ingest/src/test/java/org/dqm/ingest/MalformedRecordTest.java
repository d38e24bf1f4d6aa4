package org.dqm.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.ingest.RejectReason.DUPLICATE_FIELD;
import static org.dqm.ingest.RejectReason.EMPTY_VALUE;
import static org.dqm.ingest.RejectReason.INVALID_VALUE;
import static org.dqm.ingest.RejectReason.MALFORMED;
import static org.dqm.ingest.RejectReason.MISSING_FIELD;
import static org.dqm.ingest.RejectReason.NEGATIVE_COUNT;
import static org.dqm.ingest.RejectReason.NOT_FINITE;
import static org.dqm.ingest.RejectReason.TOO_LONG;
import static org.dqm.ingest.RejectReason.TOO_MANY_BINS;
import static org.dqm.ingest.RejectReason.TRUNCATED;
import static org.dqm.ingest.RejectReason.WRONG_LENGTH;
import static org.dqm.ingest.RejectReason.WRONG_TYPE;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.dqm.ingest.Decoded.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One line per way of being wrong: what is put in the place of what, and what the refusal says. */
class MalformedRecordTest {
    private static final String VALID = "{\"run_number\":1,\"ls_number\":2,\"me\":\"A/b\","
            + "\"x_min\":0,\"x_max\":3,\"x_bin\":3,\"y_min\":0,\"y_max\":2,\"y_bin\":2,"
            + "\"entries\":21,\"data\":[[1,2,3],[4,5,6]]}";

    private final HistogramCodec codec = new HistogramCodec();

    static Stream<Arguments> stories() {
        return Stream.of(
                // data
                arguments("[[1,2,3],[4,5,6]]", "[[1,2,3],[4,NaN,6]]", NOT_FINITE, "data", "x 2, y 2"),
                arguments("[[1,2,3],[4,5,6]]", "[[1,-Infinity,3],[4,5,6]]", NOT_FINITE, "data", "x 2, y 1"),
                arguments("[[1,2,3],[4,5,6]]", "[[1,1e39,3],[4,5,6]]", NOT_FINITE, "data", "x 2, y 1"),
                arguments("[[1,2,3],[4,5,6]]", "[[1,2,3],[4,5,-1]]", NEGATIVE_COUNT, "data", "x 3, y 2"),
                arguments("[[1,2,3],[4,5,6]]", "[[1,2,-0.5],[4,5,6]]", NEGATIVE_COUNT, "data", "x 3, y 1"),
                arguments("[[1,2,3],[4,5,6]]", "[[1,2,3],[4,5]]", WRONG_LENGTH, "data", "row 2 has 2"),
                arguments("[[1,2,3],[4,5,6]]", "[[1,2,3],[4,5,6],[7,8,9]]", WRONG_LENGTH, "data", "got 3 of 3"),
                arguments("[[1,2,3],[4,5,6]]", "[[1,2],[4,5]]", WRONG_LENGTH, "data", "got 2 of 2"),
                arguments("[[1,2,3],[4,5,6]]", "[]", WRONG_LENGTH, "data", "got 1 of 0"),
                arguments("[[1,2,3],[4,5,6]]", "[[],[]]", WRONG_LENGTH, "data", "got 2 of 0"),
                arguments("[[1,2,3],[4,5,6]]", "[1,2,3,4,5,6]", WRONG_TYPE, "data", "must be 2 rows"),
                arguments("[[1,2,3],[4,5,6]]", "[[1,2,3],4]", WRONG_TYPE, "data", "row 2 must be an array"),
                arguments("[[1,2,3],[4,5,6]]", "[[1,2,3],[4,\"5\",6]]", WRONG_TYPE, "data", "x 2, y 2"),
                arguments("[[1,2,3],[4,5,6]]", "[[1,2,3],[4,null,6]]", WRONG_TYPE, "data", "VALUE_NULL"),
                arguments("[[1,2,3],[4,5,6]]", "[[1,2,3],[4,[5],6]]", WRONG_TYPE, "data", "START_ARRAY"),
                arguments("[[1,2,3],[4,5,6]]", "{\"$arr\":\"Float32\"}", WRONG_TYPE, "data", "must be an array"),
                arguments("[[1,2,3],[4,5,6]]", "\"AAAA\"", WRONG_TYPE, "data", "must be an array"),
                arguments("[[1,2,3],[4,5,6]]", "null", MISSING_FIELD, "data", "null"),
                // size
                arguments("\"x_bin\":3", "\"x_bin\":1000000000", TOO_MANY_BINS, "x_bin", "1000000000 * 2"),
                arguments("\"y_bin\":2", "\"y_bin\":1e12", TOO_MANY_BINS, "y_bin", "250000"),
                arguments("\"y_bin\":2", "\"y_bin\":3", WRONG_LENGTH, "data", "announce 3 rows of 3"),
                arguments("\"x_bin\":3", "\"x_bin\":0", INVALID_VALUE, "x_bin", "from 1"),
                arguments("\"x_bin\":3", "\"x_bin\":-3", INVALID_VALUE, "x_bin", "-3"),
                arguments("\"x_bin\":3", "\"x_bin\":2.5", INVALID_VALUE, "x_bin", "2.5"),
                arguments("\"x_bin\":3", "\"x_bin\":\"3\"", WRONG_TYPE, "x_bin", "VALUE_STRING"),
                // coordinates
                arguments("\"run_number\":1", "\"run_number\":\"1\"", WRONG_TYPE, "run_number", "VALUE_STRING"),
                arguments("\"run_number\":1", "\"run_number\":true", WRONG_TYPE, "run_number", "VALUE_TRUE"),
                arguments("\"run_number\":1", "\"run_number\":[1]", WRONG_TYPE, "run_number", "START_ARRAY"),
                arguments("\"run_number\":1", "\"run_number\":null", MISSING_FIELD, "run_number", "null"),
                arguments("\"run_number\":1", "\"run_number\":-1", INVALID_VALUE, "run_number", "-1"),
                arguments("\"run_number\":1", "\"run_number\":1.5", INVALID_VALUE, "run_number", "1.5"),
                arguments("\"ls_number\":2", "\"ls_number\":3000000000", INVALID_VALUE, "ls_number", "3.0E9"),
                arguments("\"ls_number\":2", "\"ls_number\":NaN", NOT_FINITE, "ls_number", "NaN"),
                arguments("\"ls_number\":2,", "", MISSING_FIELD, "ls_number", "absent"),
                arguments(
                        "\"ls_number\":2,", "\"ls_number\":2,\"ls_number\":3,", DUPLICATE_FIELD, "ls_number", "twice"),
                arguments("\"me\":\"A/b\",", "", MISSING_FIELD, "me", "absent"),
                arguments("\"A/b\"", "\" \"", INVALID_VALUE, "me", "blank"),
                arguments("\"A/b\"", "17", WRONG_TYPE, "me", "VALUE_NUMBER_INT"),
                arguments("\"A/b\"", "\"A\\u0000b\"", INVALID_VALUE, "me", "control character"),
                arguments("\"A/b\"", "\"A\\ud800b\"", INVALID_VALUE, "me", "half a character"),
                arguments("\"A/b\"", "\"" + "A".repeat(1_001) + "\"", INVALID_VALUE, "me", "1001 characters"),
                arguments("\"A/b\"", "\"A/b\",\"dataset\":5", WRONG_TYPE, "dataset", "VALUE_NUMBER_INT"),
                // axes and the rest
                arguments("\"x_max\":3", "\"x_max\":0", INVALID_VALUE, "x_max", "above x_min"),
                arguments("\"y_max\":2,", "", MISSING_FIELD, "y_max", "absent"),
                arguments("\"entries\":21", "\"entries\":-21", INVALID_VALUE, "entries", "-21"),
                arguments("\"entries\":21", "\"entries\":1e999", NOT_FINITE, "entries", "Infinity"),
                arguments("\"entries\":21,", "", MISSING_FIELD, "entries", "absent"),
                arguments("\"entries\"", "\"events\":-1,\"entries\"", INVALID_VALUE, "events", "-1"),
                arguments("\"entries\"", "\"pileup\":\"high\",\"entries\"", WRONG_TYPE, "pileup", "VALUE_STRING"),
                arguments("\"entries\"", "\"content\":\"hits\",\"entries\"", INVALID_VALUE, "content", "hits"),
                // the record itself
                arguments(VALID, "", EMPTY_VALUE, "value", "no bytes"),
                arguments(VALID, " \n", EMPTY_VALUE, "value", "white space"),
                arguments(VALID, "[1]", WRONG_TYPE, "value", "START_ARRAY"),
                arguments(VALID, "null", WRONG_TYPE, "value", "VALUE_NULL"),
                arguments(VALID, "{}", MISSING_FIELD, "me", "absent"),
                arguments(VALID, "hello", MALFORMED, "value", "hello"),
                arguments("6]]}", "6]]} {}", MALFORMED, "value", "follows"),
                arguments("6]]}", "6]", TRUNCATED, "data", "ends after"),
                arguments(",6]]}", "", TRUNCATED, "data", "ends after"),
                arguments("\"A/b\"", "\"A/b\",\"deep\":" + "[".repeat(60), MALFORMED, "deep", "depth"),
                arguments("\"entries\":21", "\"entries\":" + "9".repeat(200), MALFORMED, "entries", "length"),
                arguments("\"entries\":21", "\"entries\":'21'", MALFORMED, "entries", "Unexpected character"));
    }

    @ParameterizedTest(name = "{1}: {2} {3}")
    @MethodSource("stories")
    void theRefusalNamesTheField(String valid, String wrong, RejectReason reason, String field, String detail) {
        assertThat(VALID).contains(valid);

        Decoded decoded = codec.decode(VALID.replace(valid, wrong).getBytes(UTF_8));

        assertThat(decoded).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.field()).isEqualTo(field);
            assertThat(rejected.detail()).contains(detail);
        });
    }

    @Test
    void moreValuesThanTheLimitAreNotKept() {
        String row = "[" + "0,".repeat(300_000) + "0]";

        Decoded decoded =
                codec.decode(VALID.replace("[[1,2,3],[4,5,6]]", "[" + row + "]").getBytes(UTF_8));

        assertThat(decoded).isEqualTo(new Rejected(TOO_MANY_BINS, "data", "more than 250000 values, the limit"));
    }

    @Test
    void valueAboveTheLongestRecordIsNotParsed() {
        Decoded decoded = codec.decode(new byte[HistogramCodec.MAX_BYTES + 1]);

        assertThat(((Rejected) decoded).reason()).isEqualTo(TOO_LONG);
    }

    @Test
    void whatTheRecordPutsIntoARefusalIsShortAndPrintable() {
        String name = "\\n" + "long".repeat(200);

        Decoded decoded = codec.decode(("{\"" + name + "\":").getBytes(UTF_8));

        assertThat(((Rejected) decoded).field())
                .hasSize(100)
                .startsWith("?long")
                .endsWith("…");
    }
}

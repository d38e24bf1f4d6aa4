package org.dqm.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    private static final String RECORD = "{\"run_number\":1,\"ls_number\":2,\"me\":\"A/b\",\"x_min\":0,\"x_max\":2,"
            + "\"x_bin\":2,\"y_min\":0,\"y_max\":1,\"y_bin\":1,\"entries\":3,\"data\":[[1,2]]}";

    @Test
    void equalContentHasOneHashWhateverItsJsonLooksLike() {
        String other = "{ \"data\": [[1.0, 2e0]], \"entries\": 3.0, \"run_number\": 1, \"ls_number\": 2,"
                + "\"me\": \"A\\/b\", \"dataset\": \"\", \"x_min\": -0.0, \"x_max\": 2, \"x_bin\": 2,"
                + "\"y_min\": 0, \"y_max\": 1, \"y_bin\": 1, \"content\": \"occupancy\", \"comment\": 7}";

        assertThat(hash(other)).isEqualTo(hash(RECORD));
    }

    @Test
    void everyFieldCounts() {
        Set<Long> hashes = new TreeSet<>();

        hashes.add(hash(RECORD));
        hashes.add(hash(RECORD.replace("\"run_number\":1", "\"run_number\":9")));
        hashes.add(hash(RECORD.replace("\"ls_number\":2", "\"ls_number\":9")));
        hashes.add(hash(RECORD.replace("A/b", "A/c")));
        hashes.add(hash(RECORD.replace("{", "{\"dataset\":\"d\",")));
        hashes.add(hash(RECORD.replace("{", "{\"events\":0,")));
        hashes.add(hash(RECORD.replace("{", "{\"pileup\":0,")));
        hashes.add(hash(RECORD.replace("{", "{\"content\":\"profile\",")));
        hashes.add(hash(RECORD.replace("\"x_max\":2", "\"x_max\":3")));
        hashes.add(hash(RECORD.replace("\"y_min\":0", "\"y_min\":-1")));
        hashes.add(hash(RECORD.replace("\"entries\":3", "\"entries\":4")));
        hashes.add(hash(RECORD.replace("[[1,2]]", "[[2,1]]")));

        assertThat(hashes).hasSize(12);
    }

    @Test
    void theHashIsStoredSoItNeverChanges() {
        assertThat(hash(RECORD)).isEqualTo(-6740800234701734923L);
    }

    private static long hash(String json) {
        var accepted = (Decoded.Accepted) new HistogramCodec().decode(json.getBytes(UTF_8));
        return ContentHash.of(accepted.histogram());
    }
}

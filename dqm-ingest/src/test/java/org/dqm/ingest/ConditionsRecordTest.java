package org.dqm.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsRecordTest {
    @Test
    void itTellsWhetherItIsARevisionAndWhoIsReady() {
        ConditionsRecord record = parse("{'run_number':7,'lumisection_number':3.0,'late':true,'hcal_ready':false,"
                + "'bpix_ready':true,'ecal_ready':null}");

        assertThat(record.isLate()).isTrue();
        assertThat(record.ready()).isEqualTo(Map.of("hcal", false, "bpix", true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'run_number':-1,'lumisection_number':3} | run_number",
                "{'run_number':3000000000,'lumisection_number':3} | run_number",
                "{'run_number':7,'lumisection_number':1.5} | lumisection_number",
                "{'run_number':7} | lumisection_number",
                "[] | run_number",
                "{'run_number':7,'lumisection_number':3,'late':'yes'} | late",
                "{'run_number':7,'lumisection_number':3,'events':-5} | events",
                "{'run_number':7,'lumisection_number':3,'hv_fraction':1e999} | hv_fraction",
                "{'run_number':7,'lumisection_number':3,'beam_mode':'a\\u0000b'} | beam_mode",
                "{'run_number':7,'lumisection_number':3,'beam_mode':17} | beam_mode",
                "{'run_number':7,'lumisection_number':3,'hcal_ready':'yes'} | hcal_ready",
                "{'run_number':7, | JSON"
            })
    void aRecordThatCannotBeUsedSaysWhichKeyIsWrong(String json, String key) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void anEmptyRecordIsRefusedToo() {
        assertThatThrownBy(() -> ConditionsRecord.parse(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    private static ConditionsRecord parse(String record) {
        return ConditionsRecord.parse(record.replace('\'', '"').getBytes(UTF_8));
    }
}

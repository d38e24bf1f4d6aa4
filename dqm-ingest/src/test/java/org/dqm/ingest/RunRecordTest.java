package org.dqm.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.domain.RunEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunRecordTest {
    @Test
    void startTellsTypeFillAndDetectors() {
        assertThat(parse("{'run_number':7,'event':'start','type':'Collisions','fill':9000,'detectors':['hcal','ecal'],"
                        + "'ts':'2026-05-01T02:00:00+02:00','more':1}"))
                .isEqualTo(new RunEvent(
                        7,
                        RunEvent.Kind.START,
                        Optional.of("collisions"),
                        OptionalInt.of(9000),
                        Optional.of(List.of("hcal", "ecal")),
                        Instant.parse("2026-05-01T00:00:00Z")));
    }

    @Test
    void stopNeedsNoMoreThanItsRunAndTime() {
        assertThat(parse("{'run_number':7,'event':'stop','ts':'2026-05-01T02:00:00Z','type':null}")
                        .kind())
                .isEqualTo(RunEvent.Kind.STOP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'event':'start','ts':'2026-05-01T02:00:00Z'} | run_number",
                "{'run_number':1.5,'event':'start','ts':'2026-05-01T02:00:00Z'} | run_number",
                "{'run_number':7,'event':'pause','ts':'2026-05-01T02:00:00Z'} | event",
                "{'run_number':7,'event':'start','ts':'yesterday'} | ts",
                "{'run_number':7,'event':'start'} | ts",
                "{'run_number':7,'event':'start','type':3,'ts':'2026-05-01T02:00:00Z'} | type",
                "{'run_number':7,'event':'start','detectors':'all','ts':'2026-05-01T02:00:00Z'} | detectors",
                "{'run_number':7,'event':'start','detectors':[7],'ts':'2026-05-01T02:00:00Z'} | detectors",
                "{'run_number':7,'event':'start','fill':-1,'ts':'2026-05-01T02:00:00Z'} | fill",
                "{'run_number' | JSON"
            })
    void aRecordThatCannotBeUsedSaysWhichKeyIsWrong(String json, String key) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    private static RunEvent parse(String record) {
        return RunRecord.parse(record.replace('\'', '"').getBytes(UTF_8));
    }
}

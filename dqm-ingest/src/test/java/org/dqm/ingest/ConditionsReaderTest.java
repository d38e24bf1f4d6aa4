package org.dqm.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPOutputStream;
import org.dqm.domain.Conditions;
import org.dqm.ingest.ConditionsTable.Lumisection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionsReaderTest {
    @TempDir
    private Path folder;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void oursAndThoseOfOmsAreRead() throws IOException {
        assertThat(one("{'run_number':7,'lumisection_number':3,'pileup':55.5,'beam_mode':'STABLE','events':500,"
                        + "'hv_fraction':1.0,'hcal_ready':true,'prescale_name':'x'}"))
                .isEqualTo(new Conditions(
                        Optional.of("STABLE"),
                        OptionalDouble.of(55.5),
                        OptionalDouble.of(500),
                        OptionalDouble.of(1),
                        Optional.of(true)));
    }

    @Test
    void beamsStableStandsForAMissingMode() throws IOException {
        assertThat(one("{'run_number':7,'lumisection_number':3,'beams_stable':true}")
                        .beamMode())
                .contains("STABLE");
        assertThat(one("{'run_number':7,'lumisection_number':3,'beams_stable':false}")
                        .beamMode())
                .contains("NOT_STABLE");
        assertThat(one("{'run_number':7,'lumisection_number':3,'beams_stable':null}"))
                .isEqualTo(Conditions.UNKNOWN);
    }

    @Test
    void ofSeveralDetectorsTheNamedOneCounts() throws IOException {
        String line = "{'run_number':7,'lumisection_number':3,'bpix_ready':true,'ecal_endcap_ready':false}";

        assertThat(read(Optional.empty(), line))
                .satisfies(table -> assertThat(only(table).included()).isEmpty());
        assertThat(read(Optional.of("ecal-endcap"), line))
                .satisfies(table -> assertThat(only(table).included()).contains(false));
    }

    @Test
    void aBadLineIsToldWithItsPlaceAndTheRestIsRead() throws IOException {
        ConditionsTable table = read(
                Optional.empty(),
                "{'run_number':7,'lumisection_number':3,'pileup':'many'}",
                "{'run_number':7}",
                "{'run_number':7,",
                "",
                "{'run_number':7,'lumisection_number':4,'pileup':-1}",
                "{'run_number':7,'lumisection_number':5,'pileup':50}");

        assertThat(table.lumisections()).containsOnlyKeys(new Lumisection(7, 5));
        assertThat(table).hasToString("conditions of 1 lumisections, 4 lines refused");
        assertThat(complaints).hasSize(4);
        assertThat(complaints.get(0)).contains("c.ndjson:1").contains("pileup must be a number");
        assertThat(complaints.get(1))
                .contains("lumisection_number must be a whole number")
                .contains("got nothing");
        assertThat(complaints.get(3)).contains("c.ndjson:5").contains("pileup must be a number of at least 0");
    }

    @Test
    void theLaterOfTwoLinesCounts() throws IOException {
        assertThat(only(read(
                                Optional.empty(),
                                "{'run_number':7,'lumisection_number':3,'pileup':50}",
                                "{'run_number':7,'lumisection_number':3,'pileup':51}"))
                        .pileup())
                .hasValue(51);
    }

    @Test
    void aNameEndingInGzMeansGzip() throws IOException {
        Path file = folder.resolve("c.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"run_number\":7,\"lumisection_number\":3}\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(ConditionsReader.read(file, Optional.empty(), complaints::add)
                        .lumisections())
                .hasSize(1);
    }

    private Conditions one(String line) throws IOException {
        return only(read(Optional.empty(), line));
    }

    private static Conditions only(ConditionsTable table) {
        return table.lumisections().values().iterator().next();
    }

    private ConditionsTable read(Optional<String> detector, String... lines) throws IOException {
        Path file = folder.resolve("c.ndjson");
        Files.writeString(file, String.join("\n", lines).replace('\'', '"'));
        return ConditionsReader.read(file, detector, complaints::add);
    }
}

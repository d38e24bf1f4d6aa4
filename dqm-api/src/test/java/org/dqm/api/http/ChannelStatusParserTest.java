package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.alarm.mask.BinBox;
import org.dqm.api.http.ChannelStatusLine.Fault;
import org.dqm.api.view.ElementMaps.ElementMap;
import org.dqm.domain.BinRange;
import org.junit.jupiter.api.Test;

class ChannelStatusParserTest {
    private static final Instant NOW = Instant.parse("2026-05-01T02:00:00Z");
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

    private final ChannelStatusParser parser = new ChannelStatusParser(
            new ObjectMapper(),
            me -> me.startsWith("Hcal/") ? Optional.of(new ElementMap(64, 72, Map.of())) : Optional.empty(),
            NOW,
            Optional.of(LATER));

    @Test
    void linesOfCsvAndOfJsonSayTheSame() {
        parser.read("""
                # dead since the technical stop
                me,x,y,status,reason,until

                Hcal/d1, 3-7, 12, Dead, "HV trip, see 12 ""ELOG""\",2026-05-08T00:00:00Z
                {"me": "Hcal/d1", "x": [3, 7], "y": 12, "status": "dead", "reason": "HV trip, see 12 \\"ELOG\\"",\
                 "until": "2026-05-08T00:00:00Z"}
                """);

        ChannelStatusLine line = new ChannelStatusLine(
                "Hcal/d1",
                new BinBox(new BinRange(3, 7), new BinRange(12, 12)),
                "dead",
                "dead: HV trip, see 12 \"ELOG\"",
                Instant.parse("2026-05-08T00:00:00Z"));
        assertThat(parser.faults()).isEmpty();
        assertThat(parser.lines()).containsExactly(line, line);
    }

    @Test
    void whatIsLeftOutIsTheStatusAloneAndTheEndOfTheRequest() {
        parser.read("""
                Ecal/b,1,1,11
                Ecal/b,2,1,0
                """);

        assertThat(parser.lines())
                .extracting(line -> line.reason() + " " + line.until() + " " + line.isGood())
                .containsExactly("11 " + LATER + " false", "0 " + LATER + " true");
    }

    @Test
    void aHeadingMayBeShortInCapitalsAndAfterAByteOrderMark() {
        parser.read("\uFEFFME,X,Y,Status\nHcal/d1,1,2,dead");

        assertThat(parser.faults()).isEmpty();
        assertThat(parser.lines()).hasSize(1);
    }

    @Test
    void aLineThatIsLongOrBadIsToldAtOnce() {
        parser.read("Hcal/d1,1,1,dead," + " ".repeat(30_000) + "5\" x\nHcal/d1,1,1,dead,\"" + "a".repeat(30_000)
                + "\"\n{\"me\": \"Hcal/d1\", \"x\": 1, \"y\": 1, \"status\": \"dead\", \"reason\": \"a\\u0000\"}");

        assertThat(parser.faults()).extracting(Fault::field).endsWith("reason", "reason");
    }

    @Test
    void everyBadLineIsToldWithItsNumberAndField() {
        parser.read("""
                Hcal/d1,65,1,dead
                Hcal/d1,0,1,dead
                Hcal/d1,1,9-3,dead
                Hcal/*,1,1,dead
                Hcal/d1,1,1,
                Hcal/d1,1,1,dead,,soon
                Hcal/d1,1,1,"dead
                {"me": "Hcal/d1", "row": 3}
                {
                Hcal/d1,1,1,dead
                """);

        assertThat(parser.lines()).hasSize(1);
        assertThat(parser.faults())
                .extracting(Fault::line, Fault::field)
                .map(tuple -> tuple.toList())
                .isEqualTo(List.of(
                        List.of(1, "x"),
                        List.of(2, "x"),
                        List.of(3, "y"),
                        List.of(4, "me"),
                        List.of(5, "status"),
                        List.of(6, "until"),
                        List.of(7, "line"),
                        List.of(8, "row"),
                        List.of(9, "line")));
        assertThat(parser.faults().get(0).detail()).isEqualTo("65 is beyond the 64 bins of Hcal/d1");
    }
}

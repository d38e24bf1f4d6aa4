package org.dqm.fpga.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChecksumsTest {
    private static final SortedMap<String, byte[]> FILES = new TreeMap<>(Map.of("a", new byte[] {1, 2, 3}));

    @Test
    void theArchiveIsTheSameInEveryTimeZone() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Chicago"));
            byte[] chicago = Checksums.zip("calo", FILES);
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Zurich"));
            byte[] geneva = Checksums.zip("calo", FILES);

            assertThat(chicago).isEqualTo(geneva);
        } finally {
            TimeZone.setDefault(before);
        }
    }
}

package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.dqm.ingest.ConditionsReader;
import org.dqm.ingest.ConditionsTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where beam, luminosity and readiness of the lumisections come from. */
final class ConditionsOptions {
    @Option(
            names = "--conditions",
            paramLabel = "FILE",
            description = "Conditions per lumisection as NDJSON: run_number, lumisection_number, pileup, beams_stable,"
                    + " <detector>_ready, beam_mode, events, hv_fraction; .gz means gzip.")
    private @Nullable Path file;

    @Option(
            names = "--detector",
            paramLabel = "NAME",
            description = "With --conditions: whose <detector>_ready counts; not needed where a line has only one.")
    private @Nullable String detector;

    /** Reads them; nothing where none are given. */
    Optional<ConditionsTable> read() throws IOException {
        if (file == null) {
            return Optional.empty();
        }
        ConditionsTable table = ConditionsReader.read(file, Optional.ofNullable(detector), System.err::println);
        System.err.println("read " + table);
        return Optional.of(table);
    }
}

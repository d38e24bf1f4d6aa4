package org.dqm.alarm.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.dqm.domain.ModelVersion;

/**
 * An export to an FPGA that a person asked for.
 *
 * @param options as asked for, what was left out too
 * @param step of one that runs, or what it was at when it ended badly
 * @param failure why it ended badly, and what to do next
 * @param made of one that is DONE
 */
public record StoredExport(
        long id,
        ModelVersion model,
        JsonNode options,
        String by,
        Instant queuedAt,
        ExportState state,
        Optional<String> step,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> failure,
        Optional<Made> made) {
    /**
     * What came out.
     *
     * @param archive file name for people
     * @param sha256 of the archive, in hex
     * @param bytes of the archive
     * @param findings what the package says of its precision, cost and agreement with the float network
     * @param isKept whether the archive is still there
     */
    public record Made(String archive, String sha256, long bytes, JsonNode findings, boolean isKept) {}
}

package org.dqm.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.dqm.alarm.journal.ExportState;
import org.dqm.alarm.journal.StoredExport;

/**
 * An export to an FPGA as callers see it.
 *
 * @param model name of the bundle
 * @param options all of them, what was left out too
 * @param step what it is at, or was when it ended badly
 * @param failure why it ended badly, and what to do next
 * @param findings of one that is done: verdict, agreement with float, precision, cost; not in lists
 */
record ExportView(
        long id,
        String model,
        int version,
        ExportState state,
        Optional<String> step,
        JsonNode options,
        String by,
        Instant queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> failure,
        Optional<Archive> archive,
        Optional<JsonNode> findings) {
    /**
     * The package in one file.
     *
     * @param sha256 in hex
     * @param kept whether it can still be fetched
     */
    record Archive(String name, String sha256, long bytes, boolean kept) {}

    static ExportView of(StoredExport export) {
        return of(export, export.made().map(StoredExport.Made::findings));
    }

    static ExportView inList(StoredExport export) {
        return of(export, Optional.empty());
    }

    private static ExportView of(StoredExport export, Optional<JsonNode> findings) {
        return new ExportView(
                export.id(),
                export.model().name(),
                export.model().version(),
                export.state(),
                export.step(),
                export.options(),
                export.by(),
                export.queuedAt(),
                export.startedAt(),
                export.finishedAt(),
                export.failure(),
                export.made().map(made -> new Archive(made.archive(), made.sha256(), made.bytes(), made.isKept())),
                findings);
    }
}

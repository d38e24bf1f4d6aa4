package org.dqm.api.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.journal.ExportPage;
import org.dqm.alarm.journal.ExportWish;
import org.dqm.alarm.journal.Exports;
import org.dqm.alarm.journal.StoredExport;
import org.dqm.domain.ModelVersion;
import org.dqm.fpga.export.Exportability;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.Manifest;
import org.dqm.model.registry.Sha256;

/**
 * Where people ask for exports and fetch them; {@link ExportRunner} makes them.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class ExportDesk {
    private final Exports exports;
    private final ExportModels models;
    private final Packages packages;
    private final int mostWaiting;

    /**
     * Of the service's bundles.
     *
     * @param mostWaiting exports that may wait beside the one that runs
     */
    public ExportDesk(Exports exports, ExportModels models, Packages packages, int mostWaiting) {
        this.exports = exports;
        this.models = models;
        this.packages = packages;
        this.mostWaiting = mostWaiting;
    }

    /** The bundles that there are, whether they can be exported or not. */
    public List<Manifest> models() {
        return models.all();
    }

    /**
     * Puts an export into the queue, after everything was checked that is quickly checked.
     *
     * @param body members {@code model}, {@code version} and options, see {@link ExportJson#FIELDS}
     * @return empty if too many wait already
     * @throws OptionException naming what is wrong
     */
    public Optional<StoredExport> ask(JsonNode body, String by) {
        String name = ExportJson.text(body, "model").orElseThrow(() -> new OptionException("model", "is required"));
        Bundle bundle = models.find(name, ExportJson.whole(body, "version"));
        Manifest.Exportable answer =
                Exportability.of(bundle.contents().network(), bundle.contents().weights());
        if (!answer.possible()) {
            throw new OptionException("model", bundle.manifest().model() + " cannot be exported: " + answer.reason());
        }
        AskedOptions asked = ExportJson.read(body);
        asked.check(bundle);
        ModelVersion model = bundle.manifest().model();
        return exports.ask(new ExportWish(model, ExportJson.write(asked), by), mostWaiting);
    }

    public Optional<StoredExport> one(long id) {
        return exports.one(id);
    }

    /** Newest first, those with an id below {@code before}. */
    public ExportPage list(int limit, OptionalLong before) {
        return exports.list(limit, before);
    }

    /** The bytes that were made; empty if they are not here any more, or not as they were. */
    public Optional<byte[]> archive(long id, StoredExport.Made made) {
        try {
            return packages.read(id).filter(bytes -> Sha256.of(bytes).equals(made.sha256()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.dqm.api.export;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.dqm.alarm.journal.Exports;
import org.dqm.alarm.journal.StoredExport;
import org.dqm.domain.RetryableException;
import org.dqm.fpga.export.ExportStep;
import org.dqm.fpga.export.ExportedPackage;
import org.dqm.fpga.export.Exporter;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the exports that people asked for, one after the other, on one processor core: scores come first. Not for
 * several threads.
 */
public final class ExportRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ExportRunner.class);
    private static final String ENDED = "the service ended before the export did; ask for it again";

    private final Exports exports;
    private final ExportModels models;
    private final Packages packages;
    private final int kept;
    private Optional<Ending> unrecorded = Optional.empty();

    /**
     * Of the service's bundles.
     *
     * @param kept the newest so many archives are kept
     */
    public ExportRunner(Exports exports, ExportModels models, Packages packages, int kept) {
        this.exports = exports;
        this.models = models;
        this.packages = packages;
        this.kept = kept;
    }

    /** How an export ended. */
    private sealed interface Ending {
        long id();

        /** With an archive. */
        record Well(long id, StoredExport.Made made) implements Ending {}

        /** Without one. */
        record Badly(long id, String failure) implements Ending {}
    }

    /**
     * Makes the one that has waited longest. What another service left running is told interrupted before.
     *
     * @return whether there was one
     * @throws RetryableException while the database is away; what was made is not lost if this is called again
     */
    public boolean runNext() {
        settle();
        int lost = exports.interrupt(ENDED);
        if (lost > 0) {
            LOG.warn("{} export(s) to an FPGA were interrupted by the end of the service", lost);
        }
        Optional<StoredExport> next = exports.begin();
        if (next.isEmpty()) {
            return false;
        }
        unrecorded = Optional.of(run(next.get()));
        settle();
        return true;
    }

    private Ending run(StoredExport export) {
        ForkJoinPool oneCore = new ForkJoinPool(1);
        try {
            return oneCore.submit(() -> make(export)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetryableException("the service ends", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the export of " + export.model() + " failed", e.getCause());
        } finally {
            oneCore.shutdownNow();
        }
    }

    private Ending make(StoredExport export) {
        long id = export.id();
        try {
            tell(id, ExportStep.INPUTS);
            Bundle bundle = models.find(export.model());
            AskedOptions asked = ExportJson.read(export.options());
            asked.check(bundle);
            CalibrationInputs inputs = CalibrationInputs.of(bundle, List.of());
            ExportedPackage made = Exporter.export(bundle, asked.request(bundle, inputs), step -> tell(id, step));
            byte[] archive = made.archive();
            packages.write(id, archive);
            return new Ending.Well(
                    id,
                    new StoredExport.Made(
                            made.name() + ".zip", Sha256.of(archive), archive.length, PackageFindings.of(made), true));
        } catch (IllegalArgumentException | IOException e) {
            return new Ending.Badly(id, OptionException.forRest(String.valueOf(e.getMessage())));
        } catch (CancellationException e) {
            // The service ends, and its next start tells it interrupted.
            throw e;
        } catch (RuntimeException e) {
            // The queue's edge: a bug in one export must not end the others.
            LOG.error("export {} of {} failed", id, export.model(), e);
            return new Ending.Badly(
                    id, "failed for a reason that nobody foresaw (" + e + "); the service's log says more");
        }
    }

    private void tell(long id, ExportStep step) {
        try {
            exports.step(id, step.name());
        } catch (RetryableException e) {
            LOG.debug("nobody is told that export {} is at {}", id, step, e);
        }
    }

    private void settle() {
        if (unrecorded.isEmpty()) {
            return;
        }
        Ending ending = unrecorded.get();
        boolean isOurs = ending instanceof Ending.Well well
                ? exports.finish(well.id(), well.made())
                : exports.fail(ending.id(), ((Ending.Badly) ending).failure());
        unrecorded = Optional.empty();
        if (!isOurs) {
            remove(ending.id());
        }
        for (long id : exports.superfluous(kept)) {
            remove(id);
            exports.drop(id);
        }
    }

    private void remove(long id) {
        try {
            packages.remove(id);
        } catch (IOException e) {
            LOG.warn("the archive of export {} cannot be removed", id, e);
        }
    }
}

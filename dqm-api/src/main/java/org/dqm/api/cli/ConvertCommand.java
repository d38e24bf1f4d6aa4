package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.NdjsonLine;
import org.dqm.ingest.NdjsonReader;
import org.dqm.ingest.NdjsonSummary;
import org.dqm.ingest.NdjsonWriter;
import org.dqm.model.crossing.CaloRegionsFile;
import org.dqm.model.crossing.CrossingLabels;
import org.dqm.model.crossing.CrossingMaps;
import org.dqm.model.crossing.Crossings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dqm convert}: histograms of files as one NDJSON file. */
@Command(
        name = "convert",
        description = {
            "Convert histogram files to NDJSON, one record per lumisection.",
            "Crossings of HDF5 files add up to the map of their lumisection; without run_number and ls_number"
                    + " each is a map of run 0, numbered by its position."
        },
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "NDJSON files (.gz means gzip), HDF5 files of crossings (.h5, .hdf5).")
    private List<Path> files;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "NDJSON; .gz means gzip.")
    private Path out;

    @Mixin
    private RenumberingOptions coordinates;

    private long written;
    /** Of the next crossing that has no lumisection. */
    private int position = 1;

    private boolean isWarned;

    @Override
    public Integer call() throws IOException {
        Renumbering renumbering = coordinates.given(spec, Optional.empty());
        requireFiles();
        NdjsonSummary summary = NdjsonSummary.NONE;
        try (NdjsonWriter writer = NdjsonWriter.create(out)) {
            CrossingMaps.Sink sink = map -> {
                writer.write(renumbering.isIdentity() ? map : renumbering.apply(map));
                written++;
            };
            for (Path file : files) {
                if (CaloRegionsFile.isNamedSo(file)) {
                    crossings(file, sink);
                } else {
                    summary = summary.plus(records(file, sink));
                }
            }
        }
        System.err.println("wrote " + written + " records to " + out
                + (summary.rejectedTotal() == 0 ? "" : "; of NDJSON " + summary));
        return written > 0 ? 0 : 1;
    }

    private void requireFiles() throws IOException {
        for (Path file : files) {
            // Before anything is written.
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new IOException("cannot read " + file);
            }
            if (Files.exists(out) && Files.isSameFile(file, out)) {
                throw new ParameterException(spec.commandLine(), "--out: " + out + " is one of the files to convert");
            }
        }
    }

    private static NdjsonSummary records(Path file, CrossingMaps.Sink sink) throws IOException {
        try (NdjsonReader reader = NdjsonReader.open(file, new HistogramCodec())) {
            for (Optional<NdjsonLine> line = reader.next(); line.isPresent(); line = reader.next()) {
                if (line.get().decoded() instanceof Decoded.Accepted accepted) {
                    sink.write(accepted.histogram());
                } else {
                    System.err.println(line.get().place() + ": " + line.get().decoded());
                }
            }
            return reader.summary();
        }
    }

    private void crossings(Path file, CrossingMaps.Sink sink) throws IOException {
        Crossings crossings = CaloRegionsFile.read(file);
        Optional<CrossingLabels> labels = CaloRegionsFile.labels(file);
        if (!isWarned && (coordinates.me().isEmpty() || labels.isEmpty())) {
            isWarned = true;
            System.err.println(file + ": "
                    + (labels.isEmpty() ? "no run_number and ls_number, so each crossing is a map of run 0; " : "")
                    + "the element is " + coordinates.me().orElse(CaloRegionsFile.REGIONS)
                    + " (--run, --ls and --me say otherwise)");
        }
        if (labels.isPresent()) {
            CrossingMaps.write(crossings, labels.get(), sink);
        } else {
            CrossingMaps.write(crossings, position, sink);
            position += (int) crossings.size();
        }
    }
}

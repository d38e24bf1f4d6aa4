package org.dqm.api.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.dqm.alarm.certify.Proposal;
import org.dqm.alarm.certify.Standing;
import org.dqm.alarm.journal.Certifications;
import org.dqm.alarm.journal.Certified;
import org.dqm.api.wiring.Settings;
import org.dqm.api.wiring.StoredJournal;
import org.dqm.domain.FatalException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dqm certify}: writes the certification of a run as the service's database has it. */
@Command(
        name = "certify",
        description = "Write the certification of a run, from what the service has stored.",
        mixinStandardHelpOptions = true,
        footer = {"", "What is proposed, by subsystem and with causes: GET /api/v1/certification/RUN of the service."})
final class CertifyCommand implements Callable<Integer> {
    /** The lists that can be written. */
    enum Format {
        golden,
        dials
    }

    @Option(names = "--run", required = true, paramLabel = "N", description = "The run.")
    private int run;

    @Option(names = "--out", required = true, paramLabel = "F", description = "File to write; .gz means gzip.")
    private Path out;

    @Option(
            names = "--format",
            defaultValue = "golden",
            paramLabel = "FORMAT",
            description = "golden: the good lumisections; dials: the bad ones with what was found (default: golden).")
    private Format format;

    @Option(names = "--subsystem", paramLabel = "S", description = "Of this subsystem alone (default: of all).")
    private @Nullable String subsystem;

    @Option(names = "--config", paramLabel = "F", description = "The service's configuration, for its database.")
    private @Nullable Path config;

    @Option(names = "--embedded", description = "Read the database under .dqm/, of ./dqm demo or serve --embedded.")
    private boolean isEmbedded;

    @Override
    public Integer call() throws IOException {
        Settings settings = Settings.read(
                Optional.ofNullable(config), isEmbedded ? Map.of("dqm.embedded.enabled", true) : Map.of());
        try (StoredJournal journal = StoredJournal.open(settings.config(), ProjectRoot.path())) {
            Certifications certifications = journal.certifications();
            Certified certified = certifications.ofRun(run).orElseThrow(() -> noSuchRun(certifications));
            Optional<String> only = Optional.ofNullable(subsystem);
            only.ifPresent(name -> requireKnown(name, certified.proposal()));
            write(
                    switch (format) {
                        case golden -> certified.proposal().golden(only);
                        case dials ->
                            certifications.dials(run, only).orElseThrow().write();
                    });
            System.err.println("dqm certify: run " + run + ", "
                    + certified.proposal().good(only).count() + " lumisections good, "
                    + certified.proposal().bad(only).count() + " bad; " + signed(certified) + "; wrote " + out);
            return 0;
        }
    }

    private static String signed(Certified certified) {
        return certified
                .signed()
                .map(signature -> "signed by " + signature.by()
                        + (certified.hasChangedSinceSigned() ? ", but the data have changed since" : ""))
                .orElse("not signed");
    }

    private FatalException noSuchRun(Certifications certifications) {
        return new FatalException("nothing is stored of run " + run
                + certifications.runs().map(runs -> "; stored are runs " + runs).orElse("; nothing is stored at all"));
    }

    private static void requireKnown(String subsystem, Proposal proposal) {
        if (proposal.standings().stream().noneMatch(s -> s.subsystem().equals(subsystem))) {
            throw new FatalException("no subsystem '" + subsystem + "' in run " + proposal.run() + "; found: "
                    + proposal.standings().stream().map(Standing::subsystem).toList());
        }
    }

    private void write(String text) throws IOException {
        try (OutputStream raw = Files.newOutputStream(out);
                OutputStream file = out.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            file.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}

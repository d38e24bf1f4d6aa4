package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import org.dqm.alarm.certify.DialsCertificate;
import org.dqm.alarm.certify.LsRanges;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.DatabaseAddress;
import org.dqm.alarm.journal.EmbeddedPostgres;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@ExtendWith(PostgresExtension.class)
class CertifyCommandIT {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void writesTheGoodLumisectionsOfTheDatabase(Database database, DatabaseAddress address) throws IOException {
        seeTwoGoodAndOneBad(database);
        Path out = folder.resolve("golden.json");

        int exit = certify(address, "--run", "7", "--out", out.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(out).hasContent("{\"7\":[[101,101],[103,103]]}\n");
    }

    @Test
    void writesTheBadOnesForDialsInGzip(Database database, DatabaseAddress address) throws IOException {
        seeTwoGoodAndOneBad(database);
        Path out = folder.resolve("cert.json.gz");

        int exit = certify(address, "--run", "7", "--out", out.toString(), "--format", "dials");

        assertThat(exit).isZero();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(out))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(DialsCertificate.parse(text).bad().get(7)).isEqualTo(LsRanges.of(102, 102));
        }
    }

    @Test
    void aRunOrSubsystemThatIsNotThereIsNamed(Database database, DatabaseAddress address) throws IOException {
        seeTwoGoodAndOneBad(database);
        String out = folder.resolve("golden.json").toString();

        assertThat(certify(address, "--run", "8", "--out", out)).isEqualTo(1);
        assertThat(err.toString()).contains("nothing is stored of run 8; stored are runs 7");
        assertThat(certify(address, "--run", "7", "--out", out, "--subsystem", "Hcal"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no subsystem 'Hcal' in run 7; found: [HcalSim]");
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void withoutADatabaseItSaysHowToNameOne() throws IOException {
        DatabaseAddress nobody = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/dqm", "dqm", "dqm");

        int exit = certify(nobody, "--run", "7", "--out", folder.resolve("x").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("no service database", "127.0.0.1:1", "--config F", "--embedded");
    }

    @Test
    void anEmbeddedDatabaseThatWasNeverMadeIsNotMadeNow() throws IOException {
        Path config = Files.writeString(
                folder.resolve("dqm.yml"),
                "dqm: {embedded: {enabled: true, directory: " + folder.resolve("none") + "}}\n");

        int exit = run("certify", "--run", "7", "--out", "x", "--config", config.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("nothing was ever stored in", "run ./dqm demo or serve --embedded first");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void readsTheEmbeddedDatabaseWhetherAServiceRunsItOrNot() throws IOException {
        Path kept = folder.resolve("kept");
        Path config = Files.writeString(
                folder.resolve("dqm.yml"), "dqm: {embedded: {enabled: true, directory: " + kept + "}}\n");
        String[] certify = {
            "certify", "--run", "7", "--out", folder.resolve("golden.json").toString(), "--config", config.toString()
        };
        Files.createDirectories(kept);
        try (FileChannel service =
                        FileChannel.open(kept.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = service.lock();
                EmbeddedPostgres server = EmbeddedPostgres.start(kept.resolve("postgres"), 0);
                Database database = Database.open(server.address())) {
            seeTwoGoodAndOneBad(database);

            assertThat(held.isValid()).isTrue();
            assertThat(run(certify)).as(err.toString()).isZero();
        }
        assertThat(Files.readString(folder.resolve("golden.json"))).isEqualTo("{\"7\":[[101,101],[103,103]]}\n");
        Files.delete(folder.resolve("golden.json"));

        assertThat(run(certify)).as(err.toString()).isZero();

        assertThat(Files.readString(folder.resolve("golden.json"))).isEqualTo("{\"7\":[[101,101],[103,103]]}\n");
    }

    private static void seeTwoGoodAndOneBad(Database database) {
        try (RunningService service = new RunningService(database)) {
            service.sees();
            service.sees(dead(20, block(12, 40, 5, 5)));
            service.sees();
        }
    }

    private int certify(DatabaseAddress address, String... arguments) throws IOException {
        Path config = Files.writeString(
                folder.resolve("dqm.yml"),
                "dqm: {database: {url: '" + address.jdbcUrl() + "', user: " + address.user() + ", password: '"
                        + address.password() + "'}}\n");
        String[] all = new String[arguments.length + 3];
        all[0] = "certify";
        all[1] = "--config";
        all[2] = config.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return run(all);
    }

    private int run(String... arguments) {
        CommandLine root = Main.commandLine();
        return root.setErr(new PrintWriter(err)).execute(arguments);
    }
}

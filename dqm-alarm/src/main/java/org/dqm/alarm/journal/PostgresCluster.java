package org.dqm.alarm.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.commons.io.FileUtils;
import org.dqm.domain.FatalException;

/**
 * The files of an embedded server.
 *
 * @param programs what made the data and serves it
 * @param data PostgreSQL's data directory
 * @param password of the one user; a file that only we can read
 * @param log what the server says
 */
record PostgresCluster(PostgresPrograms programs, Path data, String password, Path log) {
    static final String USER = "postgres";

    private static final int PASSWORD_BYTES = 24;

    static PostgresCluster in(Path root) throws IOException {
        Path log = root.resolve("postgres.log");
        return new PostgresCluster(
                PostgresPrograms.loggingTo(log), root.resolve("data"), password(root.resolve("password")), log);
    }

    /** Makes the data directory if it is not there whole. */
    void make() throws IOException {
        Path complete = data.resolveSibling("complete");
        if (Files.exists(complete)) {
            return;
        }
        // Killed while it was made: nobody has used it yet.
        FileUtils.deleteDirectory(data.toFile());
        int status = programs.run(
                "initdb",
                "--pgdata=" + data,
                "--username=" + USER,
                // Without one, any user of this machine could run programs as us.
                "--auth=scram-sha-256",
                "--pwfile=" + data.resolveSibling("password"),
                "--encoding=UTF8",
                // Sorting must not depend on the machine's locale.
                "--locale-provider=builtin",
                "--locale=C.UTF-8");
        if (status != 0) {
            throw new FatalException("PostgreSQL could not make " + data + "; it says why in " + log
                    + ". No user namespaces for root: run as another user, or use a PostgreSQL of your own");
        }
        Files.createFile(complete);
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            Files.deleteIfExists(file);
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file);
    }
}

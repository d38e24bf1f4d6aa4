package org.dqm.alarm.journal;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.io.FileUtils;
import org.dqm.domain.FatalException;

/**
 * The programs of the PostgreSQL that the jar brings: unpacked once per user and version, run from there.
 *
 * <p>PostgreSQL refuses to run as root; there each program gets a user namespace of its own ({@code unshare -U}).
 */
final class PostgresPrograms {
    private final Path bin;
    private final Path log;

    private PostgresPrograms(Path bin, Path log) {
        this.bin = bin;
        this.log = log;
    }

    /** The programs; what they say is added to {@code log}. */
    static PostgresPrograms loggingTo(Path log) throws IOException {
        return new PostgresPrograms(unpacked().resolve("bin"), log);
    }

    /** Runs a program to its end; returns its exit status. */
    int run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " ran", e);
        }
    }

    private static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static Path unpacked() throws IOException {
        byte[] archive = archive();
        Path cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("dqm");
        Path home = cache.resolve("postgresql-" + Checksum.sha256(archive).substring(0, 12));
        if (Files.exists(home)) {
            return home;
        }
        Files.createDirectories(cache);
        Path work = Files.createTempDirectory(cache, "unpacking");
        try {
            unpack(archive, work);
            // In one step, so that nobody meets half of it.
            Files.move(work, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            FileUtils.deleteDirectory(work.toFile());
            // Another process may have been faster.
            if (!Files.exists(home)) {
                throw e;
            }
        }
        return home;
    }

    private static byte[] archive() throws IOException {
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary("Linux", "x86_64")) {
            return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new FatalException("this program brings PostgreSQL for Linux x86-64 only; use one of your own", e);
        }
    }

    private static void unpack(byte[] archive, Path into) throws IOException {
        TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)));
        TarArchiveEntry entry = entries.getNextEntry();
        while (entry != null) {
            unpack(entries, entry, into);
            entry = entries.getNextEntry();
        }
    }

    private static void unpack(TarArchiveInputStream content, TarArchiveEntry entry, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive reaches out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(into));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}

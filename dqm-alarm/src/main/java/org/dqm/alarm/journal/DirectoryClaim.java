package org.dqm.alarm.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.dqm.domain.FatalException;
import org.jspecify.annotations.Nullable;

/** Holds a directory for this process until it is closed or the process ends, however it ends. */
record DirectoryClaim(FileChannel channel) implements AutoCloseable {
    /** @throws FatalException if another process holds it */
    static DirectoryClaim on(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new FatalException("another process uses " + directory + "; stop it, or take another directory");
        }
        return new DirectoryClaim(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}

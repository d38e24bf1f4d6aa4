package org.dqm.api.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.dqm.domain.FatalException;
import org.dqm.domain.RetryableException;
import org.dqm.model.registry.BundleRefusedException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A command that failed: one line for what the outside world did, a stack trace for a bug. Exit code 1. */
final class Failure implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        command.getErr().println("dqm " + command.getCommandName() + ": " + message(e));
        if (e instanceof RuntimeException && !saysEnough(e)) {
            e.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean saysEnough(Exception e) {
        return e instanceof FatalException
                || e instanceof RetryableException
                || e instanceof BundleRefusedException
                || e instanceof IllegalArgumentException
                || e instanceof UncheckedIOException;
    }

    private static String message(Exception e) {
        if (e instanceof NoSuchFileException missing) {
            return "no such file: " + missing.getFile();
        }
        if (e instanceof IOException) {
            // Many of them say no more than a file's name.
            return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
        }
        return String.valueOf(e.getMessage());
    }
}

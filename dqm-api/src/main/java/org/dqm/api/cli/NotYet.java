package org.dqm.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** A command of the contract that does not exist yet: says so, whatever its arguments, and exits with 2. */
@Command(mixinStandardHelpOptions = true)
final class NotYet implements Callable<Integer> {
    private final String name;

    @Unmatched
    private final List<String> ignored = new ArrayList<>();

    NotYet(String name) {
        this.name = name;
    }

    @Override
    public Integer call() {
        System.err.println("dqm " + name + ": not yet available");
        return CommandLine.ExitCode.USAGE;
    }
}

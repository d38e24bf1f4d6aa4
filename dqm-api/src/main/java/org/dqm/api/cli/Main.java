package org.dqm.api.cli;

import org.dqm.api.config.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root command {@code dqm}. Commands that come later are listed too; calling one exits with 2. */
@Command(
        name = "dqm",
        description = "Data-quality monitoring of detector occupancy maps.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Main() {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing; dqm --help lists them");
    }

    /**
     * Runs one command and exits with its code.
     *
     * @param args the command's name and its arguments
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine root = new CommandLine(new Main());
        root.getCommandSpec().version("dqm " + Version.OF_PROGRAM);
        root.addSubcommand(new DemoCommand());
        root.addSubcommand(new ServeCommand());
        // The launcher answers this one itself; it stands here for the list.
        later(root, "verify", "Build and run every test.");
        root.addSubcommand(new ReplayCommand());
        root.addSubcommand(new ConvertCommand());
        root.addSubcommand(new SimulateCommand());
        root.addSubcommand(new TrainCommand());
        root.addSubcommand(new CalibrateCommand());
        root.addSubcommand(new ScoreCommand());
        root.addSubcommand(new EvaluateCommand());
        root.addSubcommand(new ExportFpgaCommand());
        root.addSubcommand(new MarkExportableCommand());
        later(root, "bench", "Measure throughput and latency.");
        root.addSubcommand(new CertifyCommand());
        CommandSpec token = later(root, "token", "Manage access tokens.");
        later(token.commandLine(), "create", "Create an access token.");
        root.setExecutionExceptionHandler(new Failure());
        return root;
    }

    private static CommandSpec later(CommandLine parent, String name, String description) {
        CommandLine command = new CommandLine(new NotYet(name));
        command.getCommandSpec().usageMessage().description(description);
        parent.addSubcommand(name, command);
        return command.getCommandSpec();
    }
}

package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.dqm.api.wiring.Service;
import org.dqm.api.wiring.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dqm serve}: runs the service until a signal. */
@Command(
        name = "serve",
        description = "Run the service until Ctrl-C.",
        mixinStandardHelpOptions = true,
        footer = {"", "Every key of the configuration, with its default: dqm-api/src/main/resources/application.yml."})
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            paramLabel = "F",
            description = "YAML file with the keys that differ from the defaults.")
    private @Nullable Path config;

    @Option(
            names = "--embedded",
            description = "Run the broker and the database inside the service, with their data under .dqm/.")
    private boolean isEmbedded;

    @Option(names = "--port", paramLabel = "N", description = "Port of the page; 0 takes a free one (default: 8080).")
    private @Nullable Integer port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Loopback address to listen on (default: 127.0.0.1).")
    private @Nullable String host;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = Settings.read(Optional.ofNullable(config), options());
        try (UntilStopped until = new UntilStopped();
                Service service = Service.start(settings, ProjectRoot.path(), false)) {
            System.err.println("dqm serve: page at " + service.address() + " (Ctrl-C stops)");
            return RunningService.await(service, until, Optional.empty());
        }
    }

    private Map<String, Object> options() {
        Map<String, Object> options = new TreeMap<>();
        if (isEmbedded) {
            options.put("dqm.embedded.enabled", true);
        }
        if (port != null) {
            options.put("dqm.http.port", port);
        }
        if (host != null) {
            options.put("dqm.http.host", host);
        }
        return options;
    }
}

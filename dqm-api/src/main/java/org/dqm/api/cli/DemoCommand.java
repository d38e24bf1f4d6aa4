package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dqm.api.wiring.Service;
import org.dqm.api.wiring.Settings;
import org.dqm.domain.FatalException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dqm demo}: the whole system on one machine, fed with a simulated run. */
@Command(
        name = "demo",
        description = {
            "Run everything on this machine on a simulated run with planted faults, about one lumisection a second,"
                    + " again and again, until Ctrl-C. Data are kept under .dqm/."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "N",
            description = "Port of the page (default: 8080).")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "Loopback address of the page (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--kafka-port",
            defaultValue = "9092",
            paramLabel = "N",
            description = "Port of the broker (default: ${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(names = "--fresh", description = "Wipe what earlier demos have stored.")
    private boolean isFresh;

    @Option(names = "--duration", paramLabel = "S", description = "Stop after so many seconds.")
    private @Nullable Integer duration;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path root = ProjectRoot.path();
        Path data = root.resolve("src-test-data/hcal-demo.ndjson.gz");
        if (!Files.isReadable(data)) {
            throw new FatalException("no demo data at " + data + "; run ./dqm from a complete clone");
        }
        Settings settings = Settings.read(
                Optional.empty(),
                Map.of(
                        "dqm.embedded.enabled",
                        true,
                        "dqm.alarms.stage",
                        "audible",
                        "dqm.alarms.instruction",
                        "Look at the three maps, then acknowledge (key A).",
                        "dqm.embedded.kafka-port",
                        kafkaPort,
                        "dqm.http.port",
                        port,
                        "dqm.http.host",
                        host));
        try (UntilStopped until = new UntilStopped();
                Service service = Service.start(settings, root, isFresh);
                DemoReplay replay = DemoReplay.start(service, data)) {
            System.err.println("dqm demo: page at " + service.address() + ", Kafka at "
                    + service.kafka().bootstrap() + ", replays " + replay.file().getFileName() + " (Ctrl-C stops)");
            return RunningService.await(
                    service, until, Optional.ofNullable(duration).map(Duration::ofSeconds));
        }
    }
}

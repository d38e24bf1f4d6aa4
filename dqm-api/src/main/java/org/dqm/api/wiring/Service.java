package org.dqm.api.wiring;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dqm.alarm.journal.AlarmCommands;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.AuditQueries;
import org.dqm.alarm.journal.Certifications;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.ElementQueries;
import org.dqm.alarm.journal.Kpis;
import org.dqm.alarm.journal.Labels;
import org.dqm.alarm.journal.Lease;
import org.dqm.alarm.journal.MaskCommands;
import org.dqm.alarm.journal.MaskQueries;
import org.dqm.alarm.journal.OnCalls;
import org.dqm.alarm.journal.OutOfServiceBook;
import org.dqm.alarm.journal.PipelineAlarms;
import org.dqm.alarm.journal.Repeats;
import org.dqm.alarm.journal.Retention;
import org.dqm.alarm.journal.Runs;
import org.dqm.alarm.journal.ThresholdCommands;
import org.dqm.alarm.journal.ThresholdQueries;
import org.dqm.alarm.journal.ThresholdSimulations;
import org.dqm.alarm.retention.RetentionPolicy;
import org.dqm.api.config.AlarmConfig;
import org.dqm.api.config.EmbeddedConfig;
import org.dqm.api.config.HttpConfig;
import org.dqm.api.config.RetentionConfig;
import org.dqm.api.config.ServiceConfig;
import org.dqm.api.export.ExportDesk;
import org.dqm.api.live.LiveSignal;
import org.dqm.api.loop.Counts;
import org.dqm.api.loop.LoopStatus;
import org.dqm.api.loop.PipelineLoop;
import org.dqm.api.sink.Outbound;
import org.dqm.api.sink.Rounds;
import org.dqm.api.sink.Sinks;
import org.dqm.api.sink.Webhook;
import org.dqm.api.view.ElementMaps;
import org.dqm.api.view.Pipeline;
import org.dqm.api.view.PipelineFaults;
import org.dqm.api.view.SeenFaults;
import org.dqm.api.watch.Arrivals;
import org.dqm.api.watch.Deadman;
import org.dqm.api.watch.Excused;
import org.dqm.api.watch.OwnTimer;
import org.dqm.api.watch.SystemAlarms;
import org.dqm.api.watch.Watcher;
import org.dqm.domain.FatalException;
import org.dqm.ingest.LiveConditions;
import org.dqm.ingest.kafka.KafkaConnection;
import org.dqm.ingest.kafka.RecordsAt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running service: its parts in the order in which they start; they stop in the opposite order. */
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final Duration CONDITIONS_EVERY = Duration.ofSeconds(1);
    private static final Duration SHELVES_EVERY = Duration.ofSeconds(5);
    private static final Duration WATCH_EVERY = Duration.ofSeconds(5);

    private final CompletableFuture<FatalException> failure = new CompletableFuture<>();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final KafkaConnection kafka;
    private final AlarmQueries queries;
    private final Pipeline pipeline;
    private final URI address;

    private Service(Settings settings, Path root, Outside outside) throws IOException {
        parts.push(outside);
        try {
            ServiceConfig config = settings.config();
            Clock clock = Clock.systemUTC();
            Database database = part(DatabaseAtStart.open(outside.database()));
            queries = new AlarmQueries(database, config.alarms().floods());
            Runs runs = new Runs(database, config.alarms().floods(), clock);
            ModelSet models = part(ModelSet.load(root.resolve(config.scoring().models()), config.scoring()));
            LoopStatus status = new LoopStatus(
                    clock, Counts.of(queries, runs), new LoopStatus.Models(models.found(), models::covers));
            kafka = outside.kafka();
            pipeline = status;
            List<Webhook> webhooks = Webhooks.of(config.sinks());
            OwnTimer timer = part(new OwnTimer(DatabaseAtStart.openApart(outside.database()), status, clock));
            AlarmCommands commands = new AlarmCommands(database, config.alarms().floods(), clock);
            MaskCommands masks = new MaskCommands(database, config.alarms().floods(), clock);
            OutOfServiceBook outOfService =
                    new OutOfServiceBook(database, config.alarms().floods(), clock);
            int unused = masks.expire() + outOfService.expire();
            LiveConditions conditions = new LiveConditions();
            ElementQueries elements = new ElementQueries(database, LoopParts.unconfigured(config.alarms()));
            ThresholdQueries thresholds = new ThresholdQueries(database, LoopParts.unconfigured(config.alarms()));
            Excused excused = new Excused(conditions, thresholds::rules, outOfService::inForce);
            Arrivals arrivals = new Arrivals(Counts.of(queries, runs), excused, clock);
            Watcher watcher = new Watcher(status, arrivals, clock, timer::uptime);
            ExportParts exports = part(ExportParts.start(config, root, database, clock));
            ApplicationContext context = part(context(settings));
            context.registerSingleton(Clock.class, clock)
                    .registerSingleton(ServiceConfig.class, config)
                    .registerSingleton(Pipeline.class, status)
                    .registerSingleton(LiveConditions.class, conditions)
                    .registerSingleton(AlarmQueries.class, queries)
                    .registerSingleton(Runs.class, runs)
                    .registerSingleton(PipelineFaults.class, watcher)
                    .registerSingleton(Deadman.class, timer.deadman())
                    .registerSingleton(SystemAlarms.class, timer.systemAlarms())
                    .registerSingleton(OnCalls.class, new OnCalls(database, clock))
                    .registerSingleton(Sinks.class, new Sinks(webhooks, database, clock))
                    .registerSingleton(AuditQueries.class, new AuditQueries(database))
                    .registerSingleton(ThresholdCommands.class, new ThresholdCommands(database, clock))
                    .registerSingleton(
                            ThresholdSimulations.class,
                            new ThresholdSimulations(database, LoopParts.unconfigured(config.alarms()), clock))
                    .registerSingleton(ThresholdQueries.class, thresholds)
                    .registerSingleton(Certifications.class, new Certifications(database, clock))
                    .registerSingleton(Retention.class, new Retention(database, clock, policy(config.retention())))
                    .registerSingleton(Kpis.class, new Kpis(database))
                    .registerSingleton(ElementQueries.class, elements)
                    .registerSingleton(Repeats.class, new Repeats(database, clock))
                    .registerSingleton(Labels.class, new Labels(database, clock))
                    .registerSingleton(MaskCommands.class, masks)
                    .registerSingleton(OutOfServiceBook.class, outOfService)
                    .registerSingleton(MaskQueries.class, new MaskQueries(database))
                    .registerSingleton(ElementMaps.class, models)
                    .registerSingleton(
                            SeenFaults.class, new PlantedCatalogue(queries, elements, models, new RecordsAt(kafka)))
                    .registerSingleton(AlarmCommands.class, commands)
                    .registerSingleton(ExportDesk.class, exports.desk());
            context.start();
            LoopParts loopParts = part(LoopParts.open(config, outside, database, conditions, clock));
            PipelineLoop loop = new PipelineLoop(
                    loopParts.ports(models),
                    config.scoring().workers(),
                    new Observers(status, context.getBean(LiveSignal.class), outside, failure));
            address = context.getBean(EmbeddedServer.class).start().getURI();
            part(loop);
            new Thread(loop, "loop").start();
            Outbound outbound =
                    part(Outbound.of(database, clock)).relaying(kafka).telling(webhooks, address);
            Webhooks.calls(config.sinks()).ifPresent(outbound::calling);
            timer.start(watcher, models.subjects(), clock);
            LiveSignal signal = context.getBean(LiveSignal.class);
            watchPipeline(config.alarms(), database, watcher, signal);
            LateConditions late = new LateConditions(loopParts.journal(), conditions);
            part(Rounds.start("late conditions", CONDITIONS_EVERY, () -> true, () -> {
                if (late.take() > 0) {
                    signal.committed();
                }
                return false;
            }));
            part(Rounds.start("shelves", SHELVES_EVERY, () -> true, () -> {
                if (masks.expire() + outOfService.expire() + commands.resume() > 0) {
                    signal.committed();
                }
                commands.endFloods();
                return false;
            }));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Faults of the pipeline become alarms; of several replicas one keeps them. */
    private void watchPipeline(AlarmConfig config, Database database, Watcher watcher, LiveSignal signal) {
        PipelineAlarms alarms = new PipelineAlarms(database, config.pipeline(), config.floods(), Clock.systemUTC());
        Lease lease = part(new Lease(database, "dqm pipeline alarms"));
        part(Rounds.start("pipeline alarms", WATCH_EVERY, lease::isOurs, () -> {
            if (alarms.keep(watcher.faults(), watcher.isSettled()) > 0) {
                signal.committed();
            }
            return false;
        }));
    }

    /**
     * Starts everything and returns when the page answers.
     *
     * @param root what relative directories of the configuration are relative to
     * @param isFresh whether to wipe the data of the embedded broker and database first
     * @throws FatalException saying what is in the way
     */
    public static Service start(Settings settings, Path root, boolean isFresh) throws IOException {
        ServiceConfig config = settings.config();
        needFree(config.http());
        EmbeddedConfig embedded = config.embedded();
        return new Service(
                settings,
                root,
                embedded.isEnabled()
                        ? Local.start(config, root.resolve(embedded.directory()), isFresh)
                        : Outside.Remote.of(config));
    }

    /** Address of the page. */
    public URI address() {
        return address;
    }

    public KafkaConnection kafka() {
        return kafka;
    }

    public AlarmQueries queries() {
        return queries;
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    /** Completes if the service cannot go on. */
    public CompletableFuture<FatalException> failure() {
        return failure;
    }

    /** Stops the parts, the last one first; one that fails to stop does not hold up the others. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }

    private static RetentionPolicy policy(RetentionConfig config) {
        return new RetentionPolicy(
                config.isEnabled(), Duration.ofDays(config.goodScoresDays()), Duration.ofDays(config.evidenceDays()));
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    private static ApplicationContext context(Settings settings) {
        HttpConfig http = settings.config().http();
        Map<String, Object> server = Map.of("micronaut.server.host", http.host(), "micronaut.server.port", http.port());
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .propertySources(settings.given().toArray(PropertySource[]::new))
                .propertySources(PropertySource.of("server", server))
                .build();
    }

    /** Found out before anything has started. */
    private static void needFree(HttpConfig http) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(http.host()), http.port()));
        } catch (IOException e) {
            throw new FatalException(
                    "port " + http.port() + " on " + http.host()
                            + " is in use, perhaps by another ./dqm demo or serve; stop it or choose another --port",
                    e);
        }
    }
}

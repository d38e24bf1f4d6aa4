package org.dqm.api;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.dqm.alarm.Annunciation;
import org.dqm.alarm.Check;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.journal.Acknowledging;
import org.dqm.alarm.journal.AlarmCommands;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.AuditQueries;
import org.dqm.alarm.journal.Batch;
import org.dqm.alarm.journal.Certifications;
import org.dqm.alarm.journal.CommitResult;
import org.dqm.alarm.journal.ContentHash;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.ElementQueries;
import org.dqm.alarm.journal.Entry;
import org.dqm.alarm.journal.Exports;
import org.dqm.alarm.journal.Journal;
import org.dqm.alarm.journal.Kpis;
import org.dqm.alarm.journal.Labels;
import org.dqm.alarm.journal.MaskCommands;
import org.dqm.alarm.journal.MaskQueries;
import org.dqm.alarm.journal.OnCalls;
import org.dqm.alarm.journal.OutOfServiceBook;
import org.dqm.alarm.journal.PartitionProgress;
import org.dqm.alarm.journal.PipelineAlarms;
import org.dqm.alarm.journal.Repeats;
import org.dqm.alarm.journal.Retention;
import org.dqm.alarm.journal.Runs;
import org.dqm.alarm.journal.SourceTopic;
import org.dqm.alarm.journal.ThresholdCommands;
import org.dqm.alarm.journal.ThresholdQueries;
import org.dqm.alarm.journal.ThresholdSimulations;
import org.dqm.alarm.retention.RetentionPolicy;
import org.dqm.alarm.watch.PipelineFault;
import org.dqm.api.export.ExportDesk;
import org.dqm.api.export.ExportModels;
import org.dqm.api.export.ExportRunner;
import org.dqm.api.export.Packages;
import org.dqm.api.live.LiveSignal;
import org.dqm.api.sink.Sinks;
import org.dqm.api.sink.Webhook;
import org.dqm.api.view.ElementMaps;
import org.dqm.api.view.ElementMaps.ElementMap;
import org.dqm.api.view.Pipeline;
import org.dqm.api.view.PipelineFaults;
import org.dqm.api.view.PipelineStatus;
import org.dqm.api.view.PipelineStatus.Position;
import org.dqm.api.view.PipelineStatus.Reach;
import org.dqm.api.view.SeenFaults;
import org.dqm.api.watch.Deadman;
import org.dqm.api.watch.SystemAlarms;
import org.dqm.domain.BinSet;
import org.dqm.domain.ElementKey;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.ModelVersion;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.dqm.domain.RegionKind;
import org.dqm.domain.Verdict;
import org.dqm.fpga.export.ExportStep;
import org.dqm.ingest.LiveConditions;

/** REST, live feed and page on a free port, over a real journal; the test takes the loop's place. */
public final class RunningService implements AutoCloseable {
    private static final int RUN = 7;
    private static final int KEPT_EXPORTS = 2;
    private static final int WAITING_EXPORTS = 2;

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final Database database;
    private final Journal journal;
    private final AlarmQueries queries;
    private final AlarmCommands commands;
    private final Exports exports;
    private final ExportRunner exporter;
    private volatile Position position = new Position(RUN, 100, Instant.now());
    private volatile List<PipelineFault> pipelineFaults = List.of();
    private volatile Duration uptime = Duration.ZERO;
    private long offset;

    /** Over {@code database}; each of {@code webhooks} is a sink called desk. */
    public RunningService(Database database, URI... webhooks) {
        this.database = database;
        journal = Journal.open(
                database, new SourceTopic("dqm.occupancy", "cluster", "topic"), Verdicts.AUDIBLE, Clock.systemUTC());
        queries = new AlarmQueries(database);
        commands = new AlarmCommands(database, Clock.systemUTC());
        Labels labels = new Labels(database, Clock.systemUTC());
        Sinks sinks = new Sinks(Stream.of(webhooks).map(RunningService::desk).toList(), database, Clock.systemUTC());
        Pipeline pipeline = this::status;
        exports = new Exports(database, Clock.systemUTC());
        ExportModels models = new ExportModels(Path.of("../models"));
        Packages packages =
                new Packages(Path.of("target", "exports", UUID.randomUUID().toString()));
        exporter = new ExportRunner(exports, models, packages, KEPT_EXPORTS);
        context = ApplicationContext.builder()
                .singletons(new ExportDesk(exports, models, packages, WAITING_EXPORTS))
                .singletons(queries, commands, new AuditQueries(database), labels, pipeline, Clock.systemUTC())
                .singletons(
                        new ThresholdQueries(database, Check.DEFAULT),
                        new ThresholdSimulations(database, Check.DEFAULT, Clock.systemUTC()),
                        new ThresholdCommands(database, Clock.systemUTC()))
                .singletons(sinks, new OnCalls(database, Clock.systemUTC()), (PipelineFaults) () -> pipelineFaults)
                .singletons(new LiveConditions(), new Runs(database, FloodLimits.DEFAULT, Clock.systemUTC()))
                .singletons((SeenFaults) (pattern, check) -> List.of())
                .singletons(new OutOfServiceBook(database, FloodLimits.DEFAULT, Clock.systemUTC()))
                .singletons(
                        new MaskQueries(database),
                        new MaskCommands(database, FloodLimits.DEFAULT, Clock.systemUTC()),
                        (ElementMaps) RunningService::map)
                .singletons(new Deadman(Optional::empty, pipeline, Clock.systemUTC(), () -> uptime), SystemAlarms.NONE)
                .singletons(
                        new Certifications(database, Clock.systemUTC()),
                        new Kpis(database),
                        new ElementQueries(database, Check.DEFAULT),
                        new Repeats(database, Clock.systemUTC()),
                        new Retention(database, Clock.systemUTC(), RetentionPolicy.OFF))
                .properties(Map.of("micronaut.server.host", "127.0.0.1", "micronaut.server.port", -1))
                .start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    /** HcalSim has maps of 64 x 72 bins with a unit HBM07; nothing is known of others. */
    private static Optional<ElementMap> map(String me) {
        return me.startsWith("HcalSim/")
                ? Optional.of(new ElementMap(Verdicts.NX, Verdicts.NY, Map.of("HBM07", Verdicts.block(30, 11, 5, 5))))
                : Optional.empty();
    }

    private static Webhook desk(URI url) {
        return new Webhook(
                "desk", url, Webhook.Format.JSON, Set.of(Severity.ALARM), new ElementPattern("*"), Optional.empty());
    }

    /** From now on the service says that this is wrong with its pipeline. */
    public void breaks(PipelineFault... faults) {
        pipelineFaults = List.of(faults);
    }

    /** These faults of its pipeline become alarms, and what else was raised of it returns. */
    public void raises(PipelineFault... faults) {
        Annunciation quiet = new Annunciation(Stage.VISUAL, Optional.of("call ann"), Optional.empty());
        int unused =
                new PipelineAlarms(database, quiet, FloodLimits.DEFAULT, Clock.systemUTC()).keep(List.of(faults), true);
        context.getBean(LiveSignal.class).committed();
    }

    /** From now on the dead man's switch has waited in vain for a canary. */
    public void dies() {
        uptime = Duration.ofHours(1);
    }

    public int port() {
        return server.getPort();
    }

    /** Where the service answers, without a slash at the end. */
    public String address() {
        return "http://localhost:" + port();
    }

    public AlarmQueries queries() {
        return queries;
    }

    /** The next lumisection shows these regions. */
    public void sees(Region... regions) {
        commit(List.of(next(regions)));
    }

    /** So many lumisections show these regions, each in a batch of its own. */
    public void sees(int lumisections, Region... regions) {
        for (int i = 0; i < lumisections; i++) {
            sees(regions);
        }
    }

    /** In one lumisection so many other elements show a fault each, that no other alarm joins. */
    public void seesEverywhere(int elements, double score) {
        seesEverywhere(0, elements, score);
    }

    /** The same; {@code from} tells these elements from those of other calls. */
    public void seesEverywhere(int from, int elements, double score) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = from; i < from + elements; i++) {
            // Two bins apart each: faults in one place would be one.
            BinSet place = Verdicts.block(1 + 3 * (i % 20), 1 + 3 * (i / 20 % 24), 1, 1);
            verdicts.add(verdict("set" + i / 480, "part" + i, Verdicts.dead(score, place)));
        }
        commit(verdicts);
    }

    /** The next lumisection, in which so many elements show as many towers dead each. */
    public void losesTowers(int elements, int towers, double score) {
        position = new Position(RUN, position.ls() + 1, Instant.now());
        List<Verdict> verdicts = new ArrayList<>();
        for (int element = 0; element < elements; element++) {
            Region[] regions = new Region[towers];
            for (int tower = 0; tower < towers; tower++) {
                BinSet place = Verdicts.block(1 + 7 * tower, 1 + 2 * element, 1, 1);
                regions[tower] = new Region(
                        RegionKind.DEAD, place, score, Optional.of("HBM%02d tower %d".formatted(element, tower + 1)));
            }
            verdicts.add(verdict("", "depth" + element, regions));
        }
        commit(verdicts);
    }

    private Verdict verdict(String dataset, String name, Region... regions) {
        ElementKey element = new ElementKey(dataset, "HcalSim/DigiTask/Occupancy/" + name);
        return Verdicts.scored(new RecordId(element, RUN, position.ls()), regions);
    }

    /** Begins the export that has waited longest, and gets no further than this step. */
    public void beginsAnExport(ExportStep step) {
        exports.step(exports.begin().orElseThrow().id(), step.name());
    }

    /** Makes the export that has waited longest, if there is one. */
    public boolean runsAnExport() {
        return exporter.runNext();
    }

    /** Somebody acknowledges at the present revision, through another replica: no signal. */
    public void acknowledge(long id) {
        int revision = queries.one(id).orElseThrow().revision();
        commands.acknowledge(new Acknowledging(id, revision, "somebody", Optional.empty()));
    }

    private Verdict next(Region... regions) {
        position = new Position(RUN, position.ls() + 1, Instant.now());
        return Verdicts.scored(Verdicts.id(RUN, position.ls()), Arrays.copyOf(regions, regions.length));
    }

    private void commit(List<Verdict> verdicts) {
        List<Entry> entries = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            entries.add(new Entry(
                    0,
                    offset + entries.size(),
                    verdict,
                    new ContentHash(verdict.id().hashCode())));
        }
        long end = offset + entries.size();
        CommitResult result = journal.commit(new Batch(
                List.of(new PartitionProgress(0, offset, end, 0, 0)),
                journal.masks().edition(),
                entries));
        if (!(result instanceof CommitResult.Committed)) {
            throw new AssertionError("the seed was not committed: " + result);
        }
        offset = end;
        context.getBean(LiveSignal.class).committed();
    }

    private PipelineStatus status() {
        return new PipelineStatus(
                Optional.of(position),
                new PipelineStatus.Records(offset, 0, offset, 0, Map.of()),
                OptionalLong.of(0),
                List.of(new PipelineStatus.Model(new ModelVersion("hcal", 1), "HcalSim/**", "dl4j", Optional.empty())),
                new PipelineStatus.Watching(1, 1),
                Instant.now(),
                Reach.UP,
                Reach.UP);
    }

    @Override
    public void close() {
        context.close();
    }
}

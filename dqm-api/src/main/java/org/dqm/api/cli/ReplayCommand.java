package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.dqm.domain.DataStream;
import org.dqm.domain.FatalException;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.NdjsonLine;
import org.dqm.ingest.NdjsonReader;
import org.dqm.ingest.NdjsonSummary;
import org.dqm.ingest.kafka.ContextProducer;
import org.dqm.ingest.kafka.HistogramProducer;
import org.dqm.ingest.kafka.KafkaConnection;
import org.dqm.ingest.kafka.Pace;
import org.dqm.ingest.kafka.Topic;
import org.dqm.ingest.kafka.Topics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dqm replay}: publishes the records of files, each file whole and in its order. */
@Command(
        name = "replay",
        description = {
            "Publish histograms from NDJSON files to Kafka, each file whole.",
            "Without --run, --ls, --me or --dataset the lines are sent as they are, also those that will be rejected."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "NDJSON files; .gz means gzip.")
    private List<Path> files;

    @Option(
            names = "--bootstrap",
            defaultValue = "127.0.0.1:9092",
            paramLabel = "HOST:PORT",
            description = "Kafka (default: ${DEFAULT-VALUE}).")
    private String bootstrap;

    @ArgGroup
    private @Nullable Tempo tempo;

    @Option(names = "--follow", paramLabel = "DIR", description = "Not yet available.")
    private @Nullable Path follow;

    @Mixin
    private RenumberingOptions coordinates;

    @Option(names = "--dataset", paramLabel = "NAME", description = "Dataset of every record.")
    private @Nullable String dataset;

    @Option(
            names = "--conditions",
            paramLabel = "FILE",
            description = "Send these conditions too, each before the histograms of its lumisection; .gz means gzip.")
    private @Nullable Path conditions;

    @Option(
            names = "--stream",
            paramLabel = "NAME",
            defaultValue = "live",
            description = "live, or replay: judged by the same rules, but without an alarm that calls anybody"
                    + " (default: ${DEFAULT-VALUE}).")
    private String stream;

    private Optional<ReplayConditions> context = Optional.empty();
    private int skipped;

    /** How fast; as fast as Kafka takes it without either. */
    static final class Tempo {
        @Option(names = "--rate", paramLabel = "N", description = "Records per second.")
        private @Nullable Double rate;

        @Option(names = "--speed", paramLabel = "X", description = "Times real time, one lumisection in 23.31 s.")
        private @Nullable Double speed;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (follow != null) {
            throw new ParameterException(spec.commandLine(), "--follow: not yet available");
        }
        Renumbering renumbering = coordinates.given(spec, Optional.ofNullable(dataset));
        for (Path file : conditions == null ? files : with(files, conditions)) {
            // Before anything is sent.
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new IOException("cannot read " + file);
            }
        }
        NdjsonSummary total = NdjsonSummary.NONE;
        KafkaConnection kafka = KafkaConnection.to(bootstrap);
        try (Topics topics = Topics.connect(kafka);
                HistogramProducer producer =
                        HistogramProducer.open(kafka, Topic.OCCUPANCY.topicName(), pace(), stream());
                ContextProducer beside = ContextProducer.open(kafka, Topic.CONDITIONS.topicName())) {
            topics.createMissing(Topic.OCCUPANCY, Topic.REJECTED, Topic.CONDITIONS);
            if (conditions != null) {
                context = Optional.of(ReplayConditions.read(conditions, beside));
            }
            for (Path file : files) {
                NdjsonSummary summary = publish(file, renumbering, producer);
                System.err.println(file + ": " + summary);
                total = total.plus(summary);
            }
            producer.flush();
            if (renumbering.isIdentity()) {
                context.ifPresent(ReplayConditions::rest);
            }
        } catch (KafkaException e) {
            throw new FatalException(e.getMessage() + " (--bootstrap " + bootstrap + ")", e);
        }
        System.err.println("published " + (total.accepted() + total.rejectedTotal() - skipped) + " records"
                + (skipped == 0 ? "" : ", left out " + skipped + " that cannot be sent")
                + context.map(sent -> ", conditions of " + sent.count() + " lumisections")
                        .orElse(""));
        return 0;
    }

    private static List<Path> with(List<Path> files, Path another) {
        return Stream.concat(files.stream(), Stream.of(another)).toList();
    }

    private NdjsonSummary publish(Path file, Renumbering renumbering, HistogramProducer producer)
            throws IOException, InterruptedException {
        try (NdjsonReader reader = NdjsonReader.open(file, new HistogramCodec())) {
            for (Optional<NdjsonLine> line = reader.next(); line.isPresent(); line = reader.next()) {
                publish(line.get(), renumbering, producer);
            }
            return reader.summary();
        }
    }

    private void publish(NdjsonLine line, Renumbering renumbering, HistogramProducer producer)
            throws InterruptedException {
        boolean isSent = true;
        if (renumbering.isIdentity()) {
            if (line.decoded() instanceof Decoded.Accepted accepted) {
                RecordId id = accepted.histogram().id();
                context.ifPresent(sent -> sent.before(id, id));
            }
            isSent = producer.send(line);
        } else if (line.decoded() instanceof Decoded.Accepted accepted) {
            LumisectionHistogram renumbered = renumbering.apply(accepted.histogram());
            context.ifPresent(sent -> sent.before(accepted.histogram().id(), renumbered.id()));
            producer.send(renumbered);
        } else {
            isSent = false;
        }
        if (line.decoded() instanceof Decoded.Rejected why) {
            System.err.println(line.place() + ": " + why);
        }
        skipped += isSent ? 0 : 1;
    }

    private DataStream stream() {
        return switch (stream) {
            case "live" -> DataStream.LIVE;
            case "replay" -> DataStream.REPLAY;
            default ->
                throw new ParameterException(spec.commandLine(), "--stream must be live or replay, got " + stream);
        };
    }

    private Pace pace() {
        if (tempo != null && tempo.rate != null) {
            return Pace.perSecond(tempo.rate);
        }
        return tempo != null && tempo.speed != null ? Pace.timesRealTime(tempo.speed) : Pace.unlimited();
    }
}

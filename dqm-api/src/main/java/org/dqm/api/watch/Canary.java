package org.dqm.api.watch;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Check;
import org.dqm.alarm.journal.Acknowledging;
import org.dqm.alarm.journal.AlarmCommands;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.Batch;
import org.dqm.alarm.journal.CanaryRows;
import org.dqm.alarm.journal.CommitResult;
import org.dqm.alarm.journal.ContentHash;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.Entry;
import org.dqm.alarm.journal.Journal;
import org.dqm.alarm.journal.PartitionProgress;
import org.dqm.alarm.journal.SourceTopic;
import org.dqm.api.sink.Round;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Verdict;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.HistogramCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lumisection of a known verdict in each round, through the code that every other takes: decoder, a loaded model
 * on its engine, policy, journal, acknowledgement. The first of four is bad and raises an alarm, three good ones end
 * it, then it is acknowledged; where it stands is in the database.
 *
 * <p>In a schema of its own, so it is in no list, count or feed.
 */
public final class Canary implements Round {
    private static final Logger LOG = LoggerFactory.getLogger(Canary.class);
    private static final SourceTopic TOPIC = new SourceTopic("canary", "service", "canary");
    private static final int PARTITION = 0;
    private static final int CYCLE = 4;
    private static final int KEPT_CYCLES = 180;

    private final CanarySubject subject;
    private final CanaryMap map;
    private final HistogramCodec codec = new HistogramCodec();
    private final Supplier<Journal> opening;
    private final AlarmQueries queries;
    private final AlarmCommands commands;
    private final CanaryRows rows;
    private Optional<Journal> opened = Optional.empty();

    /** A canary on {@code apart}, which is its own; the database is first asked in a round. */
    public Canary(CanarySubject subject, Database apart, Clock clock) {
        this.subject = subject;
        this.map = new CanaryMap(subject.reference());
        this.opening = () -> Journal.open(apart, TOPIC, Check.DEFAULT, clock);
        this.queries = new AlarmQueries(apart);
        this.commands = new AlarmCommands(apart, clock);
        this.rows = new CanaryRows(apart);
    }

    /** Whether the model finds the canary's fault gross, and nothing without it. */
    public static boolean suits(CanarySubject subject) {
        return CanaryMap.suits(subject);
    }

    @Override
    public boolean isMoreLeft() {
        Journal journal = opened.orElseGet(opening);
        opened = Optional.of(journal);
        long offset = Optional.ofNullable(journal.nextOffsets(Set.of(PARTITION)).get(PARTITION))
                .orElse(0L);
        boolean isBad = offset % CYCLE == 0;
        if (isBad && offset % (KEPT_CYCLES * CYCLE) == 0) {
            rows.forget();
        }
        int cycle = (int) (offset / CYCLE) + 1;
        LumisectionHistogram histogram = decoded(map.lumisection(cycle, (int) (offset % CYCLE) + 1, isBad));
        // A new one each time: the verdict depends on this lumisection alone.
        Verdict verdict = subject.scorers().get().score(histogram, Optional.empty());
        ContentHash content = new ContentHash(org.dqm.ingest.ContentHash.of(histogram));
        CommitResult result = journal.commit(new Batch(
                List.of(new PartitionProgress(PARTITION, offset, offset + 1, 0, 0)),
                List.of(new Entry(PARTITION, offset, verdict, content))));
        if (!(result instanceof CommitResult.Committed)) {
            LOG.warn("the canary was not stored: {}", result);
        }
        if (offset % CYCLE == CYCLE - 1) {
            acknowledge();
        }
        return false;
    }

    private void acknowledge() {
        for (Alarm alarm : queries.snapshot().items()) {
            commands.acknowledge(new Acknowledging(alarm.id(), alarm.revision(), "canary", Optional.empty()));
        }
    }

    private LumisectionHistogram decoded(LumisectionHistogram histogram) {
        Decoded decoded = codec.decode(codec.encode(histogram));
        if (decoded instanceof Decoded.Accepted accepted) {
            return accepted.histogram();
        }
        throw new IllegalStateException("the canary of " + subject.model() + " does not decode: " + decoded);
    }
}

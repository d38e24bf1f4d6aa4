package org.dqm.api.loop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dqm.alarm.journal.CommitResult;
import org.dqm.alarm.journal.WindowRecord;
import org.dqm.domain.FatalException;
import org.dqm.domain.RetryableException;
import org.dqm.ingest.kafka.ReceivedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records in, verdicts and alarms out, for ever: poll → decode → known? → score → reject → one transaction → tell.
 *
 * <p>The database alone says where a partition goes on. A partition that is gained, or whose offset was moved by
 * another instance, is read again from the oldest record of an evidence window; those records rebuild the windows
 * and leave no trace. A record that cannot be stored is tried alone and then rejected.
 */
public final class PipelineLoop implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_BUG = Duration.ofSeconds(1);

    private final Ports ports;
    private final LoopObserver observer;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Placement placement = new Placement();
    private final Workers workers;
    private final Scorers scorers;
    private final Patience patience;
    private final BatchRun batches;
    /** Records that are still to be tried one by one, because one of them stopped a batch. */
    private int suspects;

    public PipelineLoop(Ports ports, int workers, LoopObserver observer) {
        this.ports = ports;
        this.observer = observer;
        this.workers = new Workers(workers);
        this.scorers = new Scorers(ports.models(), this.workers);
        this.patience = new Patience(stop, observer::databaseAway);
        this.batches = new BatchRun(ports, this.workers, scorers, patience);
    }

    /** Goes round until {@link #close} or until something outside is wrong for good. */
    @Override
    public void run() {
        try {
            while (stop.getCount() > 0) {
                if (!isRoundDone() && patience.isStoppedAfter(AFTER_BUG)) {
                    break;
                }
            }
        } catch (Patience.Stopped e) {
            LOG.info("stopped while waiting; the batch in hand is read again at the next start");
        } catch (FatalException e) {
            LOG.error("the loop ends: {}", e.getMessage(), e);
            observer.failed(e);
        } catch (Error e) {
            LOG.error("the loop ends: this process is broken", e);
            observer.failed(new FatalException("the loop has ended: " + e + "; start the service again", e));
        } finally {
            ports.source().close();
            workers.close();
            ended.countDown();
        }
    }

    /** Ends the loop after the batch in hand and waits for that, 15 s at most. */
    @Override
    public void close() {
        stop.countDown();
        try {
            if (!ended.await(15, TimeUnit.SECONDS)) {
                // Its models are closed next: what is still being scored would count as not scored for ever.
                patience.abandon();
                LOG.warn("the loop did not end within 15 s; its batch is read again at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isRoundDone() {
        try {
            round(POLL);
            return true;
        } catch (Patience.Stopped | FatalException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("a round of the loop failed; it starts again at the last commit", e);
            startAgain(placement.placed());
            return false;
        }
    }

    /** One poll and what follows from it. */
    void round(Duration timeout) {
        Source.Poll poll = ports.source().poll(timeout);
        scorers.forget(poll.lost());
        placement.lose(poll.lost());
        scorers.forget(poll.gained());
        placement.gain(poll.gained());
        observer.wentRound(ports.source().lag());
        List<Placement.Remembered> windows = placement.takeOfWindows(poll.records());
        if (!windows.isEmpty()) {
            batches.remember(windows);
        }
        List<ReceivedRecord> fresh = placement.fresh(poll.records());
        if (!fresh.isEmpty()) {
            take(fresh);
        }
        place();
    }

    private void take(List<ReceivedRecord> records) {
        if (suspects == 0) {
            try {
                apply(batches.store(records, placement), records);
            } catch (Patience.Stopped | RetryableException | FatalException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("a batch of {} records failed; they are tried one by one", records.size(), e);
                suspects = records.size();
                startAgain(partitions(records));
            }
            return;
        }
        for (ReceivedRecord record : records) {
            if (!isTakenAlone(record)) {
                // What is left of this poll will not come again by itself, whichever partition it is from.
                startAgain(partitions(records));
                return;
            }
        }
    }

    private boolean isTakenAlone(ReceivedRecord record) {
        suspects = Math.max(0, suspects - 1);
        try {
            return apply(batches.store(List.of(record), placement), List.of(record));
        } catch (Patience.Stopped | RetryableException | FatalException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} cannot be stored; it is rejected", record, e);
            apply(batches.skip(record, e, placement), List.of(record));
            // Its lumisection may already be in a window of its element.
            startAgain(Set.of(record.position().partition()));
            return false;
        }
    }

    private boolean apply(BatchRun.Stored stored, List<ReceivedRecord> records) {
        if (stored.result() instanceof CommitResult.Committed) {
            Map<Integer, Long> next = new TreeMap<>();
            records.forEach(record ->
                    next.merge(record.position().partition(), record.position().offset() + 1, Math::max));
            next.forEach(placement::advance);
            ports.source().committed(next);
            observer.committed(stored.verdicts());
            return true;
        }
        LOG.warn("nothing was stored: {}; reading again from the last commit", stored.result());
        startAgain(partitions(records));
        if (stored.result() instanceof CommitResult.OffsetsMoved) {
            ports.source().rejoin();
        }
        return false;
    }

    /** Forgets where {@code partitions} stood: the database is asked again. */
    private void startAgain(Set<Integer> partitions) {
        scorers.forget(partitions);
        placement.gain(partitions);
    }

    private void place() {
        Set<Integer> unplaced = placement.unplaced();
        if (unplaced.isEmpty()) {
            return;
        }
        Map<Integer, Long> next = patience.until(
                "asking for the next offsets", () -> ports.ledger().nextOffsets(unplaced));
        Map<Integer, List<WindowRecord>> windows = patience
                .until("asking for evidence windows", () -> ports.ledger().windows(unplaced, ElementScorer.WINDOW))
                .values()
                .stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(WindowRecord::partition));
        next.forEach((partition, offset) -> {
            long from = placement.place(partition, offset, windows.getOrDefault(partition, List.of()));
            ports.source().seek(partition, from);
        });
    }

    private static Set<Integer> partitions(List<ReceivedRecord> records) {
        return records.stream().map(record -> record.position().partition()).collect(Collectors.toSet());
    }
}

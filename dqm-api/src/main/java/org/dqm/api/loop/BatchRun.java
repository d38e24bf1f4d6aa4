package org.dqm.api.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dqm.alarm.journal.Batch;
import org.dqm.alarm.journal.CommitResult;
import org.dqm.alarm.journal.ContentHash;
import org.dqm.alarm.journal.Entry;
import org.dqm.alarm.journal.PartitionProgress;
import org.dqm.alarm.mask.Masks;
import org.dqm.domain.RecordId;
import org.dqm.domain.Verdict;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.RejectReason;
import org.dqm.ingest.kafka.ReceivedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch from records to a commit: decode, ask what is known, score, refuse, store. Whatever is away, it waits
 * for with the scored batch in hand, so nothing is lost and nothing is scored twice.
 */
final class BatchRun {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

    private final Ports ports;
    private final Workers workers;
    private final Scorers scorers;
    private final Patience patience;
    private final Joining joining;

    BatchRun(Ports ports, Workers workers, Scorers scorers, Patience patience) {
        this.ports = ports;
        this.workers = workers;
        this.scorers = scorers;
        this.patience = patience;
        this.joining = new Joining(ports.conditions());
    }

    /**
     * Scores records that are stored already, to rebuild the evidence windows, with what was joined to them then; leaves
     * no trace.
     */
    void remember(List<Placement.Remembered> windows) {
        List<DecodedRecord> decoded =
                decode(windows.stream().map(Placement.Remembered::received).toList());
        List<Work> works = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            DecodedRecord record = decoded.get(i);
            if (record.decoded() instanceof Decoded.Accepted accepted) {
                works.add(new Work(record.received(), accepted.histogram())
                        .with(windows.get(i).conditions()));
            }
        }
        scorers.score(works);
    }

    /** What storing came to, and the verdicts that it was about. */
    record Stored(CommitResult result, List<Verdict> verdicts) {}

    /** Scores and stores {@code records}, all of them new; {@code placement} says where their partitions stand. */
    Stored store(List<ReceivedRecord> records, Placement placement) {
        List<DecodedRecord> decoded = decode(records);
        List<RecordId> ids = decoded.stream()
                .map(DecodedRecord::decoded)
                .filter(Decoded.Accepted.class::isInstance)
                .map(accepted -> ((Decoded.Accepted) accepted).histogram().id())
                .toList();
        Map<RecordId, ContentHash> known =
                patience.until("asking for known records", () -> ports.ledger().known(ids));
        Sorted sorted = Sorted.of(decoded, known);
        List<Work> works = joining.join(sorted.toScore());
        Masks masks = patience.until("asking for masks", ports.ledger()::masks);
        scorers.use(masks, runTypes(masks, works));
        List<Verdict> verdicts = scorers.score(works);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            Work work = works.get(i);
            entries.add(new Entry(
                    work.received().position().partition(),
                    work.received().position().offset(),
                    verdicts.get(i),
                    work.content(),
                    work.conditions(),
                    work.isAwaited()));
        }
        refuse(sorted.refused());
        Batch batch = new Batch(progress(records, sorted, placement), masks.edition(), entries);
        return new Stored(commit(batch), verdicts);
    }

    /** Passes by a record that cannot be stored. */
    Stored skip(ReceivedRecord record, RuntimeException failure, Placement placement) {
        Decoded.Rejected why =
                new Decoded.Rejected(RejectReason.MALFORMED, "value", "the record cannot be stored: " + failure);
        Sorted.Refused refused = new Sorted.Refused(record, why);
        refuse(List.of(refused));
        Sorted sorted = new Sorted(List.of(), List.of(), List.of(refused));
        Masks masks = patience.until("asking for masks", ports.ledger()::masks);
        Batch batch = new Batch(progress(List.of(record), sorted, placement), masks.edition(), List.of());
        return new Stored(commit(batch), List.of());
    }

    /** Asked after the masks: a type told in between raises their edition. */
    private Map<Integer, String> runTypes(Masks masks, List<Work> works) {
        Set<Integer> runs = works.stream().map(work -> work.id().run()).collect(Collectors.toSet());
        return masks.areLimited()
                ? patience.until(
                        "asking for types of runs", () -> ports.ledger().runTypes(runs))
                : Map.of();
    }

    private CommitResult commit(Batch batch) {
        return patience.until("storing a batch", () -> ports.ledger().commit(batch));
    }

    private List<DecodedRecord> decode(List<ReceivedRecord> records) {
        List<Supplier<DecodedRecord>> tasks = new ArrayList<>(records.size());
        for (ReceivedRecord record : records) {
            tasks.add(() -> new DecodedRecord(record, decode(record)));
        }
        return workers.all(tasks);
    }

    private Decoded decode(ReceivedRecord record) {
        try {
            return ports.decoder().apply(record);
        } catch (RuntimeException e) {
            LOG.error("decoding of {} failed; it is rejected", record, e);
            return new Decoded.Rejected(RejectReason.MALFORMED, "value", "decoding failed: " + e);
        }
    }

    /** Produced and flushed before the commit: a crash in between refuses again, it never forgets to. */
    private void refuse(List<Sorted.Refused> refused) {
        if (refused.isEmpty()) {
            return;
        }
        patience.until("writing to the rejected topic", () -> {
            refused.forEach(each -> ports.refusals().refuse(each.received(), each.why()));
            ports.refusals().flush();
            return true;
        });
        for (Sorted.Refused each : refused) {
            LOG.info("rejected {}: {}", each.received(), each.why());
        }
    }

    private static List<PartitionProgress> progress(List<ReceivedRecord> records, Sorted sorted, Placement placement) {
        Map<Integer, Long> last = new TreeMap<>();
        records.forEach(record ->
                last.merge(record.position().partition(), record.position().offset(), Math::max));
        Map<Integer, Integer> duplicates = new TreeMap<>();
        sorted.duplicates().forEach(record -> duplicates.merge(record.position().partition(), 1, Integer::sum));
        Map<Integer, Integer> refused = new TreeMap<>();
        sorted.refused()
                .forEach(each -> refused.merge(each.received().position().partition(), 1, Integer::sum));
        List<PartitionProgress> progress = new ArrayList<>();
        last.forEach((partition, offset) -> progress.add(new PartitionProgress(
                partition,
                placement.next(partition),
                offset + 1,
                duplicates.getOrDefault(partition, 0),
                refused.getOrDefault(partition, 0))));
        return progress;
    }
}

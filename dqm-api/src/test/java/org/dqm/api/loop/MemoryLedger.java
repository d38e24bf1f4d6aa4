package org.dqm.api.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dqm.alarm.journal.Batch;
import org.dqm.alarm.journal.CommitResult;
import org.dqm.alarm.journal.ContentHash;
import org.dqm.alarm.journal.Entry;
import org.dqm.alarm.journal.PartitionProgress;
import org.dqm.alarm.journal.WindowRecord;
import org.dqm.alarm.mask.BinBox;
import org.dqm.alarm.mask.Mask;
import org.dqm.alarm.mask.MaskDraft;
import org.dqm.alarm.mask.Masks;
import org.dqm.domain.BinRange;
import org.dqm.domain.ElementKey;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.RetryableException;
import org.dqm.domain.Verdict;

/** A journal in memory: guards offsets, knows records and windows; raises no alarms. */
final class MemoryLedger implements Ledger {
    private final Map<Integer, Long> offsets = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private int duplicates;
    private int rejected;
    private int commits;
    private int failures;
    private boolean isReplyLost;
    private Masks masks = Masks.NONE;
    private final Map<Integer, String> runTypes = new HashMap<>();
    private Runnable beforeNextCommit = () -> {};

    /** The next {@code calls} calls fail as if the database were away. */
    void failNext(int calls) {
        failures = calls;
    }

    /** Somebody masks the first so many bins of an element, and ends all other masks. */
    void mask(String me, int bins) {
        mask(me, bins, Set.of());
    }

    /** The same, in runs of these types alone. */
    void mask(String me, int bins, Set<String> types) {
        List<BinBox> boxes = List.of(new BinBox(new BinRange(1, Math.max(1, bins)), new BinRange(1, 1)));
        MaskDraft draft = new MaskDraft(
                new ElementPattern(me), boxes, Optional.empty(), types, "known", Instant.MAX, OptionalLong.empty());
        Mask mask = new Mask(1, draft, "expert", Instant.EPOCH, masks.edition() + 1, Optional.empty());
        masks = new Masks(masks.edition() + 1, bins == 0 ? List.of() : List.of(mask));
    }

    /** The next commit is stored, but its answer is lost. */
    void loseNextReply() {
        isReplyLost = true;
    }

    /** As another instance would that has read {@code partition} up to {@code offset}. */
    void moveOffset(int partition, long offset) {
        offsets.put(partition, offset);
    }

    /** Something that another instance does between this one's question and its commit. */
    void beforeNextCommit(Runnable action) {
        beforeNextCommit = action;
    }

    /** As another instance would that has read the same record from a partition of its own. */
    void store(Entry entry) {
        entries.add(entry);
    }

    List<Verdict> verdicts() {
        return entries.stream().map(Entry::verdict).toList();
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    int duplicates() {
        return duplicates;
    }

    int rejected() {
        return rejected;
    }

    int commits() {
        return commits;
    }

    @Override
    public Map<Integer, Long> nextOffsets(Set<Integer> partitions) {
        answer();
        return partitions.stream().collect(Collectors.toMap(Function.identity(), p -> offsets.getOrDefault(p, 0L)));
    }

    @Override
    public Map<RecordId, ContentHash> known(Collection<RecordId> ids) {
        answer();
        ids.forEach(MemoryLedger::refuseNul);
        return entries.stream()
                .filter(entry -> ids.contains(entry.id()))
                .collect(Collectors.toMap(Entry::id, Entry::content));
    }

    @Override
    public Map<ElementKey, List<WindowRecord>> windows(Set<Integer> partitions, int length) {
        answer();
        Map<ElementKey, List<WindowRecord>> all = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (partitions.contains(entry.partition()) && entry.verdict().outcome() instanceof Outcome.Scored) {
                all.computeIfAbsent(entry.id().element(), element -> new ArrayList<>())
                        .add(new WindowRecord(entry.id(), entry.partition(), entry.offset(), entry.conditions()));
            }
        }
        all.replaceAll((element, records) -> records.subList(Math.max(0, records.size() - length), records.size()));
        return all;
    }

    /** Somebody tells the type of a run. */
    void tell(int run, String type) {
        runTypes.put(run, type);
        masks = new Masks(masks.edition() + 1, masks.inForce());
    }

    @Override
    public Map<Integer, String> runTypes(Set<Integer> runs) {
        answer();
        Map<Integer, String> types = new HashMap<>(runTypes);
        types.keySet().retainAll(runs);
        return types;
    }

    @Override
    public Masks masks() {
        answer();
        return masks;
    }

    @Override
    public CommitResult commit(Batch batch) {
        answer();
        beforeNextCommit.run();
        beforeNextCommit = () -> {};
        for (PartitionProgress step : batch.progress()) {
            long found = offsets.getOrDefault(step.partition(), 0L);
            if (found != step.from()) {
                return new CommitResult.OffsetsMoved(step.partition(), step.from(), found);
            }
        }
        if (batch.maskEdition() != masks.edition()) {
            return new CommitResult.MasksMoved(batch.maskEdition(), masks.edition());
        }
        for (Entry entry : batch.entries()) {
            if (entries.stream().anyMatch(stored -> stored.id().equals(entry.id()))) {
                return new CommitResult.AlreadyRecorded(entry.id());
            }
        }
        for (PartitionProgress step : batch.progress()) {
            offsets.put(step.partition(), step.to());
            duplicates += step.duplicates();
            rejected += step.rejected();
        }
        entries.addAll(batch.entries());
        commits++;
        if (isReplyLost) {
            isReplyLost = false;
            throw new RetryableException(
                    "connection lost while waiting for the answer", new java.io.IOException("gone"));
        }
        return new CommitResult.Committed(commits, 0);
    }

    /** PostgreSQL's text holds no NUL. */
    private static void refuseNul(RecordId id) {
        if (id.element().me().indexOf(0) >= 0) {
            throw new IllegalStateException("invalid byte sequence for encoding UTF8: 0x00");
        }
    }

    private void answer() {
        if (failures > 0) {
            failures--;
            throw new RetryableException("the database does not answer", new java.io.IOException("gone"));
        }
    }
}

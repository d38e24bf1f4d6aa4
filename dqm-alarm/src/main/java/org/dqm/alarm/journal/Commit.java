package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dqm.alarm.AlarmPolicy;
import org.dqm.alarm.Change;
import org.dqm.alarm.Check;
import org.dqm.alarm.Decision;
import org.dqm.alarm.ElementWatch;
import org.dqm.alarm.TrackedAlarm;
import org.dqm.domain.ElementKey;

/**
 * One batch's transaction, in the order that every transaction keeps: offset guard, elements, alarm rows locked,
 * decisions on what was read under the lock, scores, feed last.
 */
final class Commit {
    private final Connection connection;
    private final int source;
    private final Check unconfigured;
    private final Instant now;

    Commit(Connection connection, int source, Check unconfigured, Instant now) {
        this.connection = connection;
        this.source = source;
        this.unconfigured = unconfigured;
        this.now = now;
    }

    CommitResult run(Batch batch) throws SQLException {
        ProgressRows progress = new ProgressRows(connection, source);
        Optional<CommitResult.OffsetsMoved> moved = progress.advance(batch.progress());
        if (moved.isPresent()) {
            connection.rollback();
            return moved.get();
        }
        progress.count(batch);
        Map<ElementKey, Long> ids = elementIds(batch);
        Map<Long, ElementWatch> watches = lockElements(ids);
        List<Judgement> judgements = decide(batch, ids, watches);
        ScoreRows scores = new ScoreRows(connection, source);
        scores.copy(judgements, now);
        scores.insertEvidence(judgements);
        new ElementRows(connection).update(seen(judgements, watches), now);
        List<Change> changes = judgements.stream()
                .flatMap(judgement -> judgement.changes().stream())
                .toList();
        new AlarmRows(connection).save(latest(changes));
        return new CommitResult.Committed(new TransitionRows(connection).append(changes, now), changes.size());
    }

    private Map<ElementKey, Long> elementIds(Batch batch) throws SQLException {
        List<ElementKey> keys = batch.entries().stream()
                .map(entry -> entry.id().element())
                .distinct()
                .toList();
        ElementRows elements = new ElementRows(connection);
        Map<ElementKey, Long> ids = elements.find(keys);
        if (ids.size() == keys.size()) {
            return ids;
        }
        elements.insert(keys.stream().filter(key -> !ids.containsKey(key)).toList());
        return elements.find(keys);
    }

    private Map<Long, ElementWatch> lockElements(Map<ElementKey, Long> ids) throws SQLException {
        Map<Long, ElementKey> keys =
                ids.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        Map<Long, ElementWatch> watches = new ElementRows(connection).lock(keys);
        Map<Long, List<TrackedAlarm>> alarms = new AlarmRows(connection)
                .lockFollowed(keys.keySet()).stream()
                        .collect(Collectors.groupingBy(
                                tracked -> tracked.alarm().element().id()));
        alarms.forEach((id, followed) -> watches.computeIfPresent(
                id, (same, watch) -> new ElementWatch(watch.element(), watch.progress(), followed)));
        return watches;
    }

    private List<Judgement> decide(Batch batch, Map<ElementKey, Long> ids, Map<Long, ElementWatch> watches) {
        AlarmPolicy policy = new AlarmPolicy(new AlarmRows(connection)::nextId);
        List<Judgement> judgements = new ArrayList<>();
        for (Entry entry : batch.entries()) {
            long id = ids.getOrDefault(entry.id().element(), 0L);
            ElementWatch before = Optional.ofNullable(watches.get(id)).orElseThrow();
            Check check = unconfigured;
            Decision decision = policy.decide(before, check, entry.verdict(), now);
            watches.put(id, decision.after());
            judgements.add(Judgement.of(before.element(), entry, decision.changes(), check.thresholds()));
        }
        return judgements;
    }

    private static Collection<ElementRows.Seen> seen(List<Judgement> judgements, Map<Long, ElementWatch> watches) {
        Map<Long, ElementRows.Seen> seen = new HashMap<>();
        for (Judgement judgement : judgements) {
            ElementWatch watch =
                    Optional.ofNullable(watches.get(judgement.element().id())).orElseThrow();
            Entry entry = judgement.entry();
            seen.merge(
                    judgement.element().id(),
                    new ElementRows.Seen(watch, entry, entry.id().run()),
                    (a, b) -> new ElementRows.Seen(watch, b.last(), Math.max(a.highestRun(), b.highestRun())));
        }
        return seen.values();
    }

    private static Collection<TrackedAlarm> latest(List<Change> changes) {
        Map<Long, TrackedAlarm> latest = new LinkedHashMap<>();
        changes.forEach(change -> latest.put(change.to().alarm().id(), change.to()));
        return latest.values();
    }
}

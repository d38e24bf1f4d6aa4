package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.AlarmPolicy;
import org.dqm.alarm.Change;
import org.dqm.alarm.Check;
import org.dqm.alarm.Circumstances;
import org.dqm.alarm.Decision;
import org.dqm.alarm.ElementWatch;
import org.dqm.alarm.outofservice.Outages;
import org.dqm.alarm.threshold.Rules;
import org.dqm.domain.ElementKey;
import org.dqm.domain.Outcome;

/**
 * One batch's transaction, in the order that every transaction keeps: offset guard, masks held, elements, alarm rows locked,
 * decisions on what was read under the lock, scores, feed last.
 */
final class Commit {
    private final Connection connection;
    private final int source;
    private final Rules rules;
    private final Instant now;

    Commit(Connection connection, int source, Rules rules, Instant now) {
        this.connection = connection;
        this.source = source;
        this.rules = rules;
        this.now = now;
    }

    /** Stores {@code batch}, its changes by {@code transitions}. */
    CommitResult run(Batch batch, TransitionRows transitions) throws SQLException {
        ProgressRows progress = new ProgressRows(connection, source);
        Optional<CommitResult.OffsetsMoved> moved = progress.advance(batch.progress());
        if (moved.isPresent()) {
            connection.rollback();
            return moved.get();
        }
        long edition = new MaskRows(connection).hold();
        if (edition != batch.maskEdition()) {
            connection.rollback();
            return new CommitResult.MasksMoved(batch.maskEdition(), edition);
        }
        progress.count(batch);
        Map<ElementKey, Long> ids = elementIds(batch);
        Watched watched = lock(batch, ids);
        Outages outages = new Outages(new OutOfServiceRows(connection).inForce());
        List<Judgement> judgements = decide(batch, ids, watched, outages);
        ScoreRows scores = new ScoreRows(connection, source);
        scores.copy(judgements, edition, now);
        scores.insertEvidence(judgements);
        new ElementRows(connection).update(seen(judgements, watched), now);
        List<Change> changes = judgements.stream()
                .flatMap(judgement -> judgement.changes().stream())
                .toList();
        new AlarmRows(connection).save(latest(changes));
        return new CommitResult.Committed(transitions.append(changes, now), changes.size());
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

    private Watched lock(Batch batch, Map<ElementKey, Long> ids) throws SQLException {
        List<Entry> bad = batch.entries().stream().filter(this::mayBegin).toList();
        AlarmRows alarms = new AlarmRows(connection);
        alarms.lockBeginnings(bad);
        Map<Long, ElementKey> keys =
                ids.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        Map<Long, ElementWatch> elements = new ElementRows(connection).lock(keys);
        return new Watched(elements, alarms.lockFollowed(keys.keySet(), bad));
    }

    /** Whether it may begin an alarm, which may be that of another element. */
    private boolean mayBegin(Entry entry) {
        return entry.verdict().outcome() instanceof Outcome.Scored scored
                && scored.regions().stream()
                        .anyMatch(region -> region.score()
                                >= check(entry).thresholds().warn().score());
    }

    private List<Judgement> decide(Batch batch, Map<ElementKey, Long> ids, Watched watched, Outages outages)
            throws SQLException {
        SuppressionRows suppressions = new SuppressionRows(connection);
        AlarmPolicy policy = new AlarmPolicy(new AlarmRows(connection)::nextId, suppressions::nextId)
                .then(decision -> outages.applied(decision, suppressions::nextId));
        Map<Integer, String> runTypes = runTypes(batch, watched);
        List<Judgement> judgements = new ArrayList<>();
        for (Entry entry : batch.entries()) {
            long id = ids.getOrDefault(entry.id().element(), 0L);
            ElementWatch before = watched.of(id, mayBegin(entry));
            Check check = check(entry);
            Circumstances around = new Circumstances(entry.conditions(), entry.isAwaited(), runTypes, now);
            Decision decision = check.gates().admit(entry.entries())
                    ? policy.decide(before, check, entry.verdict(), around)
                    : policy.pass(before, check, entry.verdict(), around);
            watched.apply(decision);
            judgements.add(Judgement.of(before.element(), entry, decision.changes(), check.thresholds()));
        }
        return judgements;
    }

    /** Of the runs of the batch and of those in which raised alarms were last seen. */
    private Map<Integer, String> runTypes(Batch batch, Watched watched) throws SQLException {
        Set<Integer> runs = watched.runs();
        Set<Integer> live = new HashSet<>();
        for (Entry entry : batch.entries()) {
            runs.add(entry.id().run());
            if (entry.id().element().isLive()) {
                live.add(entry.id().run());
            }
        }
        return new RunRows(connection).types(runs, live, now);
    }

    private Check check(Entry entry) {
        ElementKey element = entry.id().element();
        Check check = rules.check(element.me());
        return element.isLive() ? check : check.inShadow();
    }

    private static Collection<ElementRows.Seen> seen(List<Judgement> judgements, Watched watched) {
        Map<Long, ElementRows.Seen> seen = new HashMap<>();
        for (Judgement judgement : judgements) {
            ElementWatch watch = watched.of(judgement.element().id(), false);
            Entry entry = judgement.entry();
            seen.merge(
                    judgement.element().id(),
                    new ElementRows.Seen(watch, entry, entry.id().run()),
                    (a, b) -> new ElementRows.Seen(watch, b.last(), Math.max(a.highestRun(), b.highestRun())));
        }
        return seen.values();
    }

    private static Collection<Alarm> latest(List<Change> changes) {
        Map<Long, Alarm> latest = new LinkedHashMap<>();
        changes.forEach(change -> latest.put(change.to().id(), change.to()));
        return latest.values();
    }
}

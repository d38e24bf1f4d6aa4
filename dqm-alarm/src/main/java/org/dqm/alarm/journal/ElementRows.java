package org.dqm.alarm.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.ElementWatch;
import org.dqm.alarm.Lumisection;
import org.dqm.alarm.Progress;
import org.dqm.domain.DataStream;
import org.dqm.domain.ElementKey;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome;

/** The table {@code element}. */
final class ElementRows {
    private static final Comparator<ElementKey> BY_NAME = Comparator.comparing(ElementKey::me)
            .thenComparing(ElementKey::dataset)
            .thenComparing(ElementKey::stream);

    private final Connection connection;

    ElementRows(Connection connection) {
        this.connection = connection;
    }

    /** The ids of those of {@code keys} that are known. */
    Map<ElementKey, Long> find(Collection<ElementKey> keys) throws SQLException {
        Map<String, ElementKey> byHash = new HashMap<>();
        keys.forEach(key -> byHash.put(HexFormat.of().formatHex(hash(key)), key));
        Map<ElementKey, Long> found = new HashMap<>();
        String sql = "SELECT id, encode(key_hash, 'hex') FROM element WHERE key_hash = ANY (?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, bytes(keys));
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                found.put(Optional.ofNullable(byHash.get(rows.getString(2))).orElseThrow(), rows.getLong(1));
            }
        }
        return found;
    }

    /** From the columns {@code dataset}, {@code me} and {@code stream}. */
    static ElementKey key(ResultSet row) throws SQLException {
        return new ElementKey(
                row.getString("dataset"), row.getString("me"), DataStream.valueOf(row.getString("stream")));
    }

    void insert(Collection<ElementKey> keys) throws SQLException {
        String sql = "INSERT INTO element (dataset, me, stream, key_hash) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            // In one order, so that two transactions with the same new elements wait for each other.
            for (ElementKey key : keys.stream().sorted(BY_NAME).toList()) {
                insert.setString(1, key.dataset());
                insert.setString(2, key.me());
                insert.setString(3, key.stream().name());
                insert.setBytes(4, hash(key));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** How far each element has come, by its id; the rows stay locked. Without alarms yet. */
    Map<Long, ElementWatch> lock(Map<Long, ElementKey> keys) throws SQLException {
        String sql = "SELECT * FROM element WHERE id = ANY (?) ORDER BY id FOR UPDATE";
        Map<Long, ElementWatch> watches = new HashMap<>();
        Set<Long> waiting = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, ids(connection, keys.keySet()));
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                long id = rows.getLong("id");
                ElementKey key = Optional.ofNullable(keys.get(id)).orElseThrow();
                watches.put(id, new ElementWatch(new ElementRef(id, key), progress(rows), List.of()));
                if (integer(rows, "waiting_ls").isPresent()) {
                    waiting.add(id);
                }
            }
        }
        if (!waiting.isEmpty()) {
            addWaiting(watches, waiting);
        }
        return watches;
    }

    /** By a question of its own: where another held the lock, the one that waited for it sees no score that other stored. */
    private void addWaiting(Map<Long, ElementWatch> watches, Set<Long> elements) throws SQLException {
        String sql = """
                SELECT s.* FROM element e
                JOIN score s ON s.element_id = e.id AND s.run = e.progress_run AND s.ls = e.waiting_ls
                WHERE e.id = ANY (?)""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, ids(connection, elements));
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                Progress.Waiting waiting = new Progress.Waiting(rows.getInt("ls"), PastRows.outcome(rows));
                watches.computeIfPresent(
                        rows.getLong("element_id"),
                        (id, watch) -> new ElementWatch(
                                watch.element(),
                                watch.progress().map(progress -> progress.with(waiting)),
                                watch.alarms()));
            }
        }
    }

    /** Stores the last record of each element and how far it has come. */
    void update(Collection<Seen> seen, Instant at) throws SQLException {
        String sql = """
                UPDATE element SET kafka_partition = ?, last_run = ?, last_ls = ?, last_at = ?, last_reason = ?,
                    highest_run = greatest(highest_run, ?), progress_run = ?, progress_ls = ?, previous_run = ?,
                    scored = ?, silent_run = ?, silent_ls = ?, silent_count = ?, newest_ls = ?, waiting_ls = ?
                WHERE id = ?""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Seen element : seen) {
                Entry last = element.last;
                update.setInt(1, last.partition());
                update.setInt(2, last.id().run());
                update.setInt(3, last.id().ls());
                update.setTimestamp(4, Timestamp.from(at));
                update.setString(5, reason(last).map(Enum::name).orElse(null));
                update.setInt(6, element.highestRun);
                bind(update, element.watch.progress());
                update.setLong(16, element.watch.element().id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    static Optional<NotScoredReason> reason(Entry entry) {
        return entry.verdict().outcome() instanceof Outcome.NotScored notScored
                ? Optional.of(notScored.reason())
                : Optional.empty();
    }

    static Array ids(Connection connection, Collection<Long> ids) throws SQLException {
        return connection.createArrayOf("bigint", ids.toArray());
    }

    private Array bytes(Collection<ElementKey> keys) throws SQLException {
        return connection.createArrayOf(
                "bytea", keys.stream().map(ElementRows::hash).toArray(byte[][]::new));
    }

    private static Optional<Progress> progress(ResultSet row) throws SQLException {
        OptionalInt run = integer(row, "progress_run");
        OptionalInt silent = integer(row, "silent_count");
        if (run.isEmpty()) {
            return Optional.empty();
        }
        Optional<Progress.Silence> silence = silent.isEmpty()
                ? Optional.empty()
                : Optional.of(new Progress.Silence(
                        new Lumisection(row.getInt("silent_run"), row.getInt("silent_ls")), silent.getAsInt()));
        return Optional.of(new Progress(
                run.getAsInt(),
                row.getInt("progress_ls"),
                integer(row, "previous_run"),
                row.getLong("scored"),
                silence,
                integer(row, "newest_ls").orElse(row.getInt("progress_ls")),
                Optional.empty()));
    }

    private static void bind(PreparedStatement update, Optional<Progress> progress) throws SQLException {
        Optional<Progress.Silence> silence = progress.flatMap(Progress::silence);
        Object[] values = {
            progress.map(Progress::run).orElse(null),
            progress.map(Progress::ls).orElse(null),
            progress.map(Progress::previousRun)
                    .filter(OptionalInt::isPresent)
                    .map(OptionalInt::getAsInt)
                    .orElse(null),
            progress.map(Progress::scored).orElse(0L),
            silence.map(s -> s.last().run()).orElse(null),
            silence.map(s -> s.last().ls()).orElse(null),
            silence.map(Progress.Silence::count).orElse(null),
            progress.map(Progress::newest).orElse(null),
            progress.flatMap(Progress::waiting).map(Progress.Waiting::ls).orElse(null)
        };
        for (int i = 0; i < values.length; i++) {
            update.setObject(i + 7, values[i], i == 3 ? Types.BIGINT : Types.INTEGER);
        }
    }

    private static OptionalInt integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static byte[] hash(ElementKey key) {
        String stream = key.isLive() ? "" : "\n" + key.stream();
        return Checksum.of((key.dataset() + "\n" + key.me() + stream).getBytes(StandardCharsets.UTF_8));
    }

    /** An element after a batch, its last record there and the highest run among its records there. */
    record Seen(ElementWatch watch, Entry last, int highestRun) {}
}

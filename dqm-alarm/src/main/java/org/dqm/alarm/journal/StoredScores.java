package org.dqm.alarm.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dqm.domain.ElementKey;
import org.dqm.domain.RecordId;

/** What the loop asks of the scores that are stored. */
final class StoredScores {
    private final Connection connection;
    private final int source;

    StoredScores(Connection connection, int source) {
        this.connection = connection;
        this.source = source;
    }

    Map<RecordId, ContentHash> known(Collection<RecordId> ids) throws SQLException {
        Map<ElementKey, Long> elements = new ElementRows(connection)
                .find(ids.stream().map(RecordId::element).distinct().toList());
        Map<Long, ElementKey> keys = new HashMap<>();
        elements.forEach((key, id) -> keys.put(id, key));
        List<RecordId> possible =
                ids.stream().filter(id -> elements.containsKey(id.element())).toList();
        String sql = """
                SELECT s.element_id, s.run, s.ls, s.content
                FROM unnest(?, ?, ?) AS asked (element_id, run, ls) JOIN score s USING (element_id, run, ls)""";
        Map<RecordId, ContentHash> known = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, array("bigint", possible.stream().map(id -> elements.get(id.element()))));
            select.setArray(2, array("int", possible.stream().map(RecordId::run)));
            select.setArray(3, array("int", possible.stream().map(RecordId::ls)));
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                ElementKey key = Optional.ofNullable(keys.get(rows.getLong(1))).orElseThrow();
                known.put(new RecordId(key, rows.getInt(2), rows.getInt(3)), new ContentHash(rows.getLong(4)));
            }
        }
        return known;
    }

    Map<ElementKey, List<WindowRecord>> windows(Set<Integer> partitions, int length) throws SQLException {
        String sql = """
                SELECT e.dataset, e.me, e.stream, w.run, w.ls, w.kafka_partition, w.kafka_offset, w.conditions
                FROM element e CROSS JOIN LATERAL (
                    SELECT s.run, s.ls, s.kafka_partition, s.kafka_offset, s.conditions FROM score s
                    WHERE s.element_id = e.id AND s.source = ? AND s.kafka_partition = e.kafka_partition
                        AND s.reason IS NULL
                    ORDER BY s.kafka_offset DESC LIMIT ?) w
                WHERE e.kafka_partition = ANY (?)
                ORDER BY e.id, w.kafka_offset""";
        Map<ElementKey, List<WindowRecord>> windows = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, source);
            select.setInt(2, length);
            select.setArray(3, array("int", partitions.stream()));
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                WindowRecord found = WindowRecord.read(rows);
                windows.computeIfAbsent(found.id().element(), same -> new ArrayList<>())
                        .add(found);
            }
        }
        return windows;
    }

    private Array array(String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}

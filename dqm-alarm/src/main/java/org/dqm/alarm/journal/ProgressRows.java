package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables {@code partition_progress} and {@code tally} of one source topic. */
final class ProgressRows {
    static final String SCORED = "SCORED";
    static final String DUPLICATE = "DUPLICATE";
    static final String REJECTED = "REJECTED";

    private final Connection connection;
    private final int source;

    ProgressRows(Connection connection, int source) {
        this.connection = connection;
        this.source = source;
    }

    Map<Integer, Long> nextOffsets(Collection<Integer> partitions) throws SQLException {
        Map<Integer, Long> next = new HashMap<>();
        partitions.forEach(partition -> next.put(partition, 0L));
        String sql = "SELECT kafka_partition, next_offset FROM partition_progress"
                + " WHERE source = ? AND kafka_partition = ANY (?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, source);
            select.setArray(2, connection.createArrayOf("int", partitions.toArray()));
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                next.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return next;
    }

    /**
     * Moves every partition from where this instance believes it is; the rows stay locked.
     *
     * @return the first that is not there: roll back
     */
    Optional<CommitResult.OffsetsMoved> advance(List<PartitionProgress> steps) throws SQLException {
        List<PartitionProgress> inOrder = steps.stream()
                .sorted(Comparator.comparingInt(PartitionProgress::partition))
                .toList();
        for (PartitionProgress step : inOrder) {
            if (!advance(step)) {
                long found = nextOffsets(List.of(step.partition())).getOrDefault(step.partition(), 0L);
                return Optional.of(new CommitResult.OffsetsMoved(step.partition(), step.from(), found));
            }
        }
        return Optional.empty();
    }

    void count(Batch batch) throws SQLException {
        Map<Count, Integer> counts = new HashMap<>();
        for (PartitionProgress step : batch.progress()) {
            counts.put(new Count(step.partition(), DUPLICATE), step.duplicates());
            counts.put(new Count(step.partition(), REJECTED), step.rejected());
        }
        for (Entry entry : batch.entries()) {
            String outcome = ElementRows.reason(entry).map(Enum::name).orElse(SCORED);
            counts.merge(new Count(entry.partition(), outcome), 1, Integer::sum);
        }
        counts.values().removeIf(records -> records == 0);
        String sql = "INSERT INTO tally AS t (source, kafka_partition, outcome, records) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (source, kafka_partition, outcome)"
                + " DO UPDATE SET records = t.records + EXCLUDED.records";
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            for (Map.Entry<Count, Integer> count : counts.entrySet()) {
                upsert.setInt(1, source);
                upsert.setInt(2, count.getKey().partition);
                upsert.setString(3, count.getKey().outcome);
                upsert.setInt(4, count.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private boolean advance(PartitionProgress step) throws SQLException {
        String sql = "UPDATE partition_progress SET next_offset = ?"
                + " WHERE source = ? AND kafka_partition = ? AND next_offset = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, step.to());
            update.setInt(2, source);
            update.setInt(3, step.partition());
            update.setLong(4, step.from());
            return update.executeUpdate() == 1 || (step.from() == 0 && begin(step));
        }
    }

    /** The first progress of a partition; false if another instance was first. */
    private boolean begin(PartitionProgress step) throws SQLException {
        String sql = "INSERT INTO partition_progress (source, kafka_partition, next_offset) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, source);
            insert.setInt(2, step.partition());
            insert.setLong(3, step.to());
            return insert.executeUpdate() == 1;
        }
    }

    private record Count(int partition, String outcome) {}
}

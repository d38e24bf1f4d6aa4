package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.dqm.domain.FatalException;

/** The table {@code source_topic}. */
final class SourceRows {
    private final Connection connection;

    SourceRows(Connection connection) {
        this.connection = connection;
    }

    /**
     * The number of {@code topic}, under which its offsets are kept.
     *
     * @throws FatalException if the offsets are those of another topic of that name
     */
    int bind(SourceTopic topic) throws SQLException {
        insert(topic);
        Found found = find(topic.name()).orElseThrow();
        if (!found.topic.equals(topic)) {
            throw new FatalException(mismatch(found.topic, topic));
        }
        return found.id;
    }

    private static String mismatch(SourceTopic stored, SourceTopic actual) {
        return "the database holds offsets of topic " + describe(stored) + ", but Kafka has " + describe(actual)
                + ": they mean other records. Connect to the Kafka that the database was filled from, or start with"
                + " an empty database (demo: --fresh), or, to keep all scores and alarms and read the new topic from"
                + " its beginning, run: UPDATE source_topic SET retired_at = now() WHERE name = '"
                + stored.name().replace("'", "''") + "' AND retired_at IS NULL";
    }

    private static String describe(SourceTopic topic) {
        return topic.name() + " (topic id " + topic.topicId() + ", cluster " + topic.clusterId() + ")";
    }

    private void insert(SourceTopic topic) throws SQLException {
        String sql = "INSERT INTO source_topic (name, cluster_id, topic_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, topic.name());
            insert.setString(2, topic.clusterId());
            insert.setString(3, topic.topicId());
            insert.executeUpdate();
        }
    }

    private Optional<Found> find(String name) throws SQLException {
        String sql = "SELECT id, cluster_id, topic_id FROM source_topic WHERE name = ? AND retired_at IS NULL";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            ResultSet rows = select.executeQuery();
            return rows.next()
                    ? Optional.of(
                            new Found(rows.getInt(1), new SourceTopic(name, rows.getString(2), rows.getString(3))))
                    : Optional.empty();
        }
    }

    private record Found(int id, SourceTopic topic) {}
}

package org.dqm.alarm.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.dqm.domain.Conditions;
import org.dqm.domain.RecordId;

/**
 * Where in the topic one scored record of an element's evidence window is.
 *
 * @param conditions what was joined to it when it was scored; empty where nothing was
 */
public record WindowRecord(RecordId id, int partition, long offset, Optional<Conditions> conditions) {
    /** From a row with the element, the lumisection, and where the record is. */
    static WindowRecord read(ResultSet row) throws SQLException {
        return new WindowRecord(
                new RecordId(ElementRows.key(row), row.getInt("run"), row.getInt("ls")),
                row.getInt("kafka_partition"),
                row.getLong("kafka_offset"),
                ConditionsJson.read(row.getString("conditions")));
    }

    /** One to which nothing was joined. */
    public WindowRecord(RecordId id, int partition, long offset) {
        this(id, partition, offset, Optional.empty());
    }
}

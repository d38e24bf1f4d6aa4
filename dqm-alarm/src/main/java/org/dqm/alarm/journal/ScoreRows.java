package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import org.dqm.domain.EvidenceMaps;
import org.dqm.domain.Outcome;
import org.jspecify.annotations.Nullable;

/** The tables {@code score} and {@code evidence}. */
final class ScoreRows {
    private static final String COLUMNS = """
            score (element_id, run, ls, source, kafka_partition, kafka_offset, content, at, mask_edition, reason,
                conditions, model_name, model_version, engine, reconstruction_error, score, persistent_score, calibrated_to,
                threshold, anomalous, conditions_joined, regions, entries)""";
    // Scores from model_name on.
    private static final int SCORED_COLUMNS = 12;

    private final Connection connection;
    private final int source;

    ScoreRows(Connection connection, int source) {
        this.connection = connection;
        this.source = source;
    }

    /** @param maskEdition of the masks by which they were scored */
    void copy(Collection<Judgement> judgements, long maskEdition, Instant at) throws SQLException {
        CopyRows rows = new CopyRows();
        for (Judgement judgement : judgements) {
            Entry entry = judgement.entry();
            rows.add(judgement.element().id())
                    .add(entry.id().run())
                    .add(entry.id().ls())
                    .add(source)
                    .add(entry.partition())
                    .add(entry.offset())
                    .add(entry.content().bits())
                    .add(at)
                    .add(maskEdition)
                    .add(ElementRows.reason(entry).map(Enum::name).orElse(null))
                    .add(ConditionsJson.write(entry.conditions()));
            addOutcome(rows, entry);
            rows.endRow();
        }
        rows.send(connection, COLUMNS);
    }

    void insertEvidence(Collection<Judgement> judgements) throws SQLException {
        String sql = "INSERT INTO evidence (element_id, run, ls, nx, ny, input, expected, significance)"
                + " VALUES (?,?,?,?,?,?,?,?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Judgement judgement : judgements) {
                if (judgement.isWorthKeeping()) {
                    bind(
                            insert,
                            judgement,
                            judgement.entry().verdict().evidence().orElseThrow());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void addOutcome(CopyRows rows, Entry entry) {
        if (entry.verdict().outcome() instanceof Outcome.Scored scored) {
            rows.add(scored.model().name())
                    .add(scored.model().version())
                    .add(scored.engine())
                    .add(scored.reconstructionError())
                    .add(scored.score())
                    .add(scored.persistentScore())
                    .add(scored.calibratedTo())
                    .add(scored.threshold())
                    .add(scored.anomalous())
                    .add(scored.conditionsJoined())
                    .add(RegionJson.write(scored.regions()))
                    .add(entries(entry));
            return;
        }
        for (int i = 0; i < SCORED_COLUMNS; i++) {
            rows.add(null);
        }
    }

    private static @Nullable Double entries(Entry entry) {
        return entry.entries().isPresent() ? entry.entries().getAsDouble() : null;
    }

    private static void bind(PreparedStatement insert, Judgement judgement, EvidenceMaps maps) throws SQLException {
        insert.setLong(1, judgement.element().id());
        insert.setInt(2, judgement.entry().id().run());
        insert.setInt(3, judgement.entry().id().ls());
        insert.setInt(4, maps.input().nx());
        insert.setInt(5, maps.input().ny());
        insert.setBytes(6, MapBytes.write(maps.input()));
        insert.setBytes(7, MapBytes.write(maps.expected()));
        insert.setBytes(8, MapBytes.write(maps.significance()));
    }
}

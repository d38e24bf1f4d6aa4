package org.dqm.api.kill;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dqm.alarm.journal.DatabaseAddress;
import org.dqm.alarm.journal.EmbeddedPostgres;

/**
 * All that a service has written, without times of day, offsets and ids, which a restart may change.
 *
 * @param scores one line per stored record, every number to its last bit
 * @param alarms of each alarm but the one that people work on the element, where it began, and every change of it;
 *     without those about the pipeline, which tell how busy the machine was
 * @param acknowledged comments of the acknowledgements, in order
 * @param audited the same from the audit log
 * @param seqs numbers of the transitions, rising
 */
record History(
        List<String> scores, List<String> alarms, List<String> acknowledged, List<String> audited, List<Long> seqs) {
    private static final String SCORES = """
            SELECT e.dataset || ' ' || e.me || ' ' || s.run || ' ' || s.ls || ' ' || coalesce(s.reason, '')
                || ' ' || coalesce(encode(float8send(s.score), 'hex'), '')
                || ' ' || coalesce(encode(float8send(s.persistent_score), 'hex'), '')
                || ' ' || coalesce(s.regions::text, '') || ' ' || s.content
            FROM score s JOIN element e ON e.id = s.element_id
            """;
    private static final String CHANGES = """
            SELECT a.id, e.dataset || ' ' || a.kind || ' from ' || a.onset_run || ':' || a.onset_ls || ' bins ' || g.bins,
                t.cause || ' r' || t.revision || ' ' || t.condition || ' ' || t.severity || ' ' || t.acknowledgement
            FROM transition t JOIN alarm a ON a.id = t.alarm_id JOIN sign g ON g.alarm_id = a.id
                JOIN element e ON e.id = g.element_id
            WHERE e.dataset <> '%s' AND a.kind <> 'PIPELINE'
            ORDER BY t.seq
            """.formatted(Feed.STANDING);
    private static final String ACKNOWLEDGED =
            "SELECT comment FROM transition WHERE cause = 'ACKNOWLEDGED' ORDER BY seq";
    private static final String AUDITED = "SELECT reason FROM audit WHERE action = 'ACKNOWLEDGE' ORDER BY id";

    /** Reads it from the data of a service that has stopped. */
    static History read(Path postgres) throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(postgres, 0)) {
            DatabaseAddress address = server.address();
            try (Connection connection =
                            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                    Statement statement = connection.createStatement()) {
                return new History(
                        scores(statement),
                        alarms(statement),
                        texts(statement, ACKNOWLEDGED),
                        texts(statement, AUDITED),
                        seqs(statement));
            }
        }
    }

    private static List<String> scores(Statement statement) throws SQLException {
        return texts(statement, SCORES).stream().sorted().toList();
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return List.copyOf(texts);
    }

    private static List<String> alarms(Statement statement) throws SQLException {
        Map<Long, StringBuilder> byAlarm = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(CHANGES)) {
            while (rows.next()) {
                String alarm = rows.getString(2);
                byAlarm.computeIfAbsent(rows.getLong(1), id -> new StringBuilder(alarm))
                        .append("; ")
                        .append(rows.getString(3));
            }
        }
        return byAlarm.values().stream().map(StringBuilder::toString).sorted().toList();
    }

    private static List<Long> seqs(Statement statement) throws SQLException {
        List<Long> seqs = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT seq FROM transition ORDER BY seq")) {
            while (rows.next()) {
                seqs.add(rows.getLong(1));
            }
        }
        return List.copyOf(seqs);
    }
}

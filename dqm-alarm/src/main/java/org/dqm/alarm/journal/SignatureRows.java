package org.dqm.alarm.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.certify.Proposal;

/** The table {@code signature}, and its lines of the audit. */
final class SignatureRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;

    SignatureRows(Connection connection) {
        this.connection = connection;
    }

    /** Oldest first. */
    List<Signature> ofRun(int run) throws SQLException {
        List<Signature> signatures = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM signature WHERE run = ? ORDER BY id")) {
            select.setInt(1, run);
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                signatures.add(read(rows));
            }
        }
        return signatures;
    }

    void add(Proposal proposal, String by, Instant at, String reason) throws SQLException {
        String sql = "INSERT INTO signature (run, digest, proposal, signed_by, signed_at, reason)"
                + " VALUES (?,?,?,?,?,?) RETURNING id";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setInt(1, proposal.run());
            insert.setString(2, proposal.digest());
            insert.setString(3, proposal.words());
            insert.setString(4, by);
            insert.setTimestamp(5, Timestamp.from(at));
            insert.setString(6, reason);
            ResultSet rows = insert.executeQuery();
            rows.next();
            ObjectNode after = JSON.createObjectNode().put("version", proposal.digest());
            String object = object(proposal.run(), rows.getLong(1));
            new AuditRows(connection)
                    .append(new Mutation(
                            at, by, "SIGN", object, Optional.empty(), Optional.of(after), Optional.of(reason)));
        }
    }

    /** Whether it stood until now. */
    boolean revoke(Signature signature, String by, Instant at, String reason) throws SQLException {
        String sql = "UPDATE signature SET revoked_by = ?, revoked_at = ?, revoke_reason = ?"
                + " WHERE id = ? AND revoked_by IS NULL";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, by);
            update.setTimestamp(2, Timestamp.from(at));
            update.setString(3, reason);
            update.setLong(4, signature.id());
            if (update.executeUpdate() == 0) {
                return false;
            }
        }
        ObjectNode before =
                JSON.createObjectNode().put("version", signature.digest()).put("by", signature.by());
        new AuditRows(connection)
                .append(new Mutation(
                        at,
                        by,
                        "REVOKE",
                        object(signature.run(), signature.id()),
                        Optional.of(before),
                        Optional.empty(),
                        Optional.of(reason)));
        return true;
    }

    private static String object(int run, long id) {
        return "certification/" + run + "/signatures/" + id;
    }

    private static Signature read(ResultSet row) throws SQLException {
        Optional<String> revokedBy = Optional.ofNullable(row.getString("revoked_by"));
        return new Signature(
                row.getLong("id"),
                row.getInt("run"),
                row.getString("digest"),
                row.getString("signed_by"),
                row.getTimestamp("signed_at").toInstant(),
                row.getString("reason"),
                revokedBy.isPresent()
                        ? Optional.of(new Signature.Revocation(
                                revokedBy.get(),
                                row.getTimestamp("revoked_at").toInstant(),
                                row.getString("revoke_reason")))
                        : Optional.empty());
    }
}

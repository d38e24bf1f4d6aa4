package org.dqm.alarm.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.dqm.alarm.certify.CertificationPolicy;
import org.dqm.alarm.certify.DialsCertificate;
import org.dqm.alarm.certify.RunFacts;
import org.dqm.alarm.label.LsRange;

/**
 * The certification of runs: what is proposed, and who signed it.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class Certifications {
    private final Database database;
    private final Clock clock;

    public Certifications(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Empty if nothing is stored of the run. */
    public Optional<Certified> ofRun(int run) {
        return database.read(connection -> certified(connection, run));
    }

    /**
     * The bad lumisections of a run with what was found in them, as DIALS keeps them.
     *
     * @param subsystem empty for all
     * @return empty if nothing is stored of the run
     */
    public Optional<DialsCertificate> dials(int run, Optional<String> subsystem) {
        return database.read(connection -> {
            Optional<RunFacts> facts = new RunFactsRows(connection).ofRun(run);
            return facts.isPresent()
                    ? Optional.of(new DialsRows(connection)
                            .certificate(CertificationPolicy.propose(facts.get()), facts.get(), subsystem))
                    : Optional.empty();
        });
    }

    /** The runs of which something is stored, lowest and highest; empty if there is none. */
    public Optional<LsRange> runs() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT min(run), max(run) FROM score")) {
                ResultSet rows = select.executeQuery();
                rows.next();
                int lowest = rows.getInt(1);
                return rows.wasNull() ? Optional.empty() : Optional.of(new LsRange(lowest, rows.getInt(2)));
            }
        });
    }

    /**
     * Signs the proposal that the person saw; audited.
     *
     * @param digest names that proposal
     */
    public SignResult sign(int run, String digest, String by, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                // One picture of all: what is compared is what is signed.
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            }
            Optional<Certified> seen = certified(connection, run);
            if (seen.isEmpty()) {
                return new SignResult.Missing();
            }
            if (!seen.get().proposal().digest().equals(digest)) {
                return new SignResult.Stale(seen.get());
            }
            SignatureRows signatures = new SignatureRows(connection);
            signatures.add(seen.get().proposal(), by, now, reason);
            return new SignResult.Done(new Certified(seen.get().proposal(), signatures.ofRun(run)));
        });
    }

    /** Takes a signature back; audited, and the signature stays on record. */
    public SignResult revoke(int run, long signatureId, String by, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.write(connection -> {
            SignatureRows signatures = new SignatureRows(connection);
            Optional<Signature> found = signatures.ofRun(run).stream()
                    .filter(signature -> signature.id() == signatureId)
                    .findFirst();
            if (found.isEmpty()) {
                return new SignResult.Missing();
            }
            boolean stood = signatures.revoke(found.get(), by, now, reason);
            Certified certified = certified(connection, run).orElseThrow();
            return stood ? new SignResult.Done(certified) : new SignResult.AlreadyRevoked(certified);
        });
    }

    private static Optional<Certified> certified(Connection connection, int run) throws SQLException {
        Optional<RunFacts> facts = new RunFactsRows(connection).ofRun(run);
        return facts.isPresent()
                ? Optional.of(new Certified(
                        CertificationPolicy.propose(facts.get()), new SignatureRows(connection).ofRun(run)))
                : Optional.empty();
    }
}

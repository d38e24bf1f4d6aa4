package org.dqm.alarm.journal;

/** A pool of connections to a PostgreSQL whose schema is up to date. */
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class Database implements AutoCloseable {
    private Database() {}

    /**
     * Connects and migrates the schema.
     *
     * @throws org.dqm.domain.RetryableException if the database does not answer
     * @throws org.dqm.domain.FatalException if its schema is newer than this program
     */
    public static Database open(DatabaseAddress address) {
        throw new UnsupportedOperationException("not yet: " + address);
    }

    /** Whether the database answers within two seconds. */
    public boolean isUp() {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public void close() {}
}

package org.dqm.alarm.journal;

/**
 * Where PostgreSQL is.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {
    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}

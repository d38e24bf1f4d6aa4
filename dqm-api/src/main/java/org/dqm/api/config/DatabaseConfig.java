package org.dqm.api.config;

/**
 * The PostgreSQL database; not used when the embedded one is.
 *
 * @param url JDBC URL
 * @param connections size of the connection pool
 */
public record DatabaseConfig(String url, String user, String password, int connections) {
    public DatabaseConfig {
        Bounds.startsWith("dqm.database.url", url, "jdbc:postgresql:");
        Bounds.notBlank("dqm.database.user", user);
        Bounds.within("dqm.database.connections", connections, 2, 200);
    }

    static DatabaseConfig read(Keys keys) {
        return new DatabaseConfig(
                keys.text("dqm.database.url"),
                keys.text("dqm.database.user"),
                keys.text("dqm.database.password"),
                keys.integer("dqm.database.connections"));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseConfig[" + url + ", user " + user + ", " + connections + " connections]";
    }
}

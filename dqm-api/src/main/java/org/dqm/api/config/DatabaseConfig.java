package org.dqm.api.config;

/**
 * The PostgreSQL database; not used when the embedded one is.
 *
 * @param url JDBC URL
 */
public record DatabaseConfig(String url, String user, String password) {
    public DatabaseConfig {
        Bounds.startsWith("dqm.database.url", url, "jdbc:postgresql:");
        Bounds.notBlank("dqm.database.user", user);
    }

    static DatabaseConfig read(Keys keys) {
        return new DatabaseConfig(
                keys.text("dqm.database.url"), keys.text("dqm.database.user"), keys.text("dqm.database.password"));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseConfig[" + url + ", user " + user + "]";
    }
}

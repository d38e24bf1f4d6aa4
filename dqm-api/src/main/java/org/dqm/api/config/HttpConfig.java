package org.dqm.api.config;

import java.util.regex.Pattern;

/**
 * Where the page and the REST interface listen.
 *
 * @param host a loopback address: without login nobody else may come in
 * @param port TCP port; 0 takes a free one
 */
public record HttpConfig(String host, int port) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|\\[::1]");

    public HttpConfig {
        if (!LOOPBACK.matcher(host).matches()) {
            throw new ConfigurationException(
                    "dqm.http.host", "127.0.0.1, ::1 or localhost as long as no login is configured", host);
        }
        Bounds.within("dqm.http.port", port, 0, 65535);
    }

    static HttpConfig read(Keys keys) {
        return new HttpConfig(keys.text("dqm.http.host"), keys.integer("dqm.http.port"));
    }
}

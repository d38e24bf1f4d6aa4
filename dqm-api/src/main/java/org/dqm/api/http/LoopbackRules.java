package org.dqm.api.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may come in while no login is configured. Only this machine reaches the port; these rules keep out web pages
 * of other sites that are open in a browser on this machine (DNS rebinding, cross-site requests).
 *
 * @param port the port that the service listens on
 */
record LoopbackRules(int port) {
    private static final Set<String> DATA = Set.of("application/json", "application/x-ndjson", "text/csv");
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int DEFAULT_PORT = 80;

    /** What a request says of itself; a header that is absent is empty. */
    record Claims(String method, String host, Optional<String> origin, Optional<String> contentType, boolean upgrade) {}

    /** Why the request is refused; empty if it may come in. */
    Optional<String> refusal(Claims claims) {
        if (!isOurs(claims.host())) {
            return Optional.of("Host must be localhost, 127.0.0.1 or [::1] with port " + port);
        }
        boolean mutation = !READING.contains(claims.method());
        if (mutation || claims.upgrade()) {
            boolean foreign = claims.origin()
                    .filter(origin -> !origin.equalsIgnoreCase("http://" + claims.host()))
                    .isPresent();
            if (foreign) {
                return Optional.of("Origin must be this service's own");
            }
        }
        if (mutation && !claims.contentType().filter(LoopbackRules::isData).isPresent()) {
            return Optional.of("Content-Type must be application/json, or what the resource reads beside it");
        }
        return Optional.empty();
    }

    private boolean isOurs(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return HOSTS.stream()
                .anyMatch(ours -> name.equals(ours + ":" + port) || (port == DEFAULT_PORT && name.equals(ours)));
    }

    /** What no page of another origin can send without being asked for leave first. */
    private static boolean isData(String contentType) {
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end);
        return DATA.contains(type.strip().toLowerCase(Locale.ROOT));
    }
}

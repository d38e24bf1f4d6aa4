package org.dqm.api.config;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A webhook that hears of alarms.
 *
 * @param name in paths and in the database: lower case, digits and hyphens
 * @param format {@code alertmanager} or {@code json}
 * @param severities of {@code WARN}, {@code ALARM}; at least one
 * @param subsystem glob of subsystems, {@code *} for all
 * @param secret signs every request; empty for none
 */
public record WebhookConfig(
        String name, URI url, Format format, Set<String> severities, String subsystem, Optional<String> secret) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final List<String> SEVERITIES = List.of("WARN", "ALARM");

    /** What a webhook understands. */
    public enum Format {
        ALERTMANAGER,
        JSON
    }

    public WebhookConfig {
        severities = Set.copyOf(severities);
    }

    /** The one at {@code dqm.sinks[index]}; empty if there is none. */
    static Optional<WebhookConfig> read(Keys keys, int index) {
        String at = "dqm.sinks[" + index + "].";
        Optional<String> name = keys.optional(at + "name");
        Optional<String> url = keys.optional(at + "url");
        if (name.isEmpty() && url.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WebhookConfig(
                name(at + "name", name.orElse("")),
                url(at + "url", url.orElse("")),
                Bounds.oneOf(at + "format", keys.text(at + "format"), Format.class),
                severities(at + "severities", keys, index),
                keys.optional(at + "subsystem").orElse("*"),
                keys.optional(at + "secret").filter(secret -> !secret.isBlank())));
    }

    private static String name(String key, String name) {
        if (!NAME.matcher(name).matches() || name.equals("escalation")) {
            throw new ConfigurationException(
                    key, "1 to 40 of a-z, 0-9 and hyphen, and not the reserved name escalation", name);
        }
        return name;
    }

    static URI url(String key, String url) {
        try {
            URI uri = URI.create(url);
            if (Arrays.asList("http", "https").contains(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // The message below covers both.
        }
        throw new ConfigurationException(key, "an http or https address", url);
    }

    /** A list, or one text with commas. */
    private static Set<String> severities(String key, Keys keys, int index) {
        Set<String> wanted = new TreeSet<>();
        keys.optional(key).ifPresent(text -> wanted.addAll(Arrays.asList(text.split("\\s*,\\s*", -1))));
        for (int i = 0; i < SEVERITIES.size(); i++) {
            keys.optional("dqm.sinks[" + index + "].severities[" + i + "]").ifPresent(wanted::add);
        }
        for (String severity : wanted) {
            if (!SEVERITIES.contains(severity)) {
                throw new ConfigurationException(key, "of WARN, ALARM", severity);
            }
        }
        return wanted.isEmpty() ? Set.copyOf(SEVERITIES) : wanted;
    }

    /** Without the secret, and without the path: some services keep a secret there. */
    @Override
    public String toString() {
        return "WebhookConfig[" + name + ", " + format + ", " + url.getHost() + "]";
    }
}

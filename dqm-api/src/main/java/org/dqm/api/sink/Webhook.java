package org.dqm.api.sink;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Stage;
import org.dqm.api.view.AlarmView;
import org.dqm.domain.ElementPattern;

/**
 * A webhook and what it wants to hear.
 *
 * @param subsystem fits the subsystems that it hears of
 * @param secret signs every request, if there is one
 */
public record Webhook(
        String name,
        URI url,
        Format format,
        Set<Severity> severities,
        ElementPattern subsystem,
        Optional<String> secret) {
    // What the policy notes for itself and nobody is to hear.
    private static final Set<Cause> QUIET = Set.of(Cause.SCORED, Cause.PENDING, Cause.DROPPED);

    private static final String ALERTS = "/api/v2/alerts";

    /** How it wants to hear it. */
    public enum Format {
        /** Alertmanager's API, version 2. */
        ALERTMANAGER,
        /** Our own, as in docs/contract.md. */
        JSON
    }

    public Webhook {
        severities = Set.copyOf(severities);
    }

    boolean wants(ChangeView change) {
        return !QUIET.contains(change.cause()) && wants(change.alarm());
    }

    boolean wants(AlarmView alarm) {
        // Alertmanager would call for what is shelved; a program that reads JSON sees that it is.
        boolean mayCall = format == Format.JSON || alarm.suppressions().isEmpty();
        return mayCall
                && alarm.stage() != Stage.SHADOW
                && severities.contains(alarm.severity())
                && subsystem.matches(alarm.subsystem());
    }

    URI target() {
        return switch (format) {
            case JSON -> url;
            case ALERTMANAGER ->
                url.getPath().endsWith(ALERTS) ? url : URI.create(url.toString().replaceAll("/+$", "") + ALERTS);
        };
    }

    /** Without the secret, and without the path: some services keep a secret there. */
    @Override
    public String toString() {
        return name + " at " + url.getHost();
    }
}

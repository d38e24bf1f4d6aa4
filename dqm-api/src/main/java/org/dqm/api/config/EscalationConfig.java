package org.dqm.api.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Who hears of alarms that nobody acknowledges.
 *
 * @param url empty: nobody
 * @param secret signs every request; empty for none
 * @param first unacknowledged for so long: the first call
 * @param second unacknowledged for so long: the second call
 */
public record EscalationConfig(Optional<URI> url, Optional<String> secret, Duration first, Duration second) {
    static EscalationConfig read(Keys keys) {
        String url = keys.text("dqm.escalation.url");
        int first = keys.integer("dqm.escalation.first-minutes");
        int second = keys.integer("dqm.escalation.second-minutes");
        Bounds.within("dqm.escalation.first-minutes", first, 1, 1440);
        Bounds.within("dqm.escalation.second-minutes", second, first, 1440);
        return new EscalationConfig(
                url.isEmpty() ? Optional.empty() : Optional.of(WebhookConfig.url("dqm.escalation.url", url)),
                Optional.of(keys.text("dqm.escalation.secret")).filter(secret -> !secret.isEmpty()),
                Duration.ofMinutes(first),
                Duration.ofMinutes(second));
    }

    /** Without address and secret. */
    @Override
    public String toString() {
        return "EscalationConfig[" + (url.isPresent() ? "on" : "off") + ", " + first + ", " + second + "]";
    }
}

package org.dqm.api.wiring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dqm.alarm.Severity;
import org.dqm.api.config.EscalationConfig;
import org.dqm.api.config.SinksConfig;
import org.dqm.api.config.WebhookConfig;
import org.dqm.api.sink.CallSettings;
import org.dqm.api.sink.Webhook;
import org.dqm.domain.ElementPattern;

/** The configured webhooks. */
final class Webhooks {
    private Webhooks() {}

    static List<Webhook> of(SinksConfig config) {
        return config.webhooks().stream().map(Webhooks::of).toList();
    }

    /** Where to call for people, if anywhere. */
    static Optional<CallSettings> calls(SinksConfig config) {
        EscalationConfig calls = config.escalation();
        return calls.url().map(url -> new CallSettings(url, calls.secret(), calls.first(), calls.second()));
    }

    private static Webhook of(WebhookConfig config) {
        return new Webhook(
                config.name(),
                config.url(),
                switch (config.format()) {
                    case ALERTMANAGER -> Webhook.Format.ALERTMANAGER;
                    case JSON -> Webhook.Format.JSON;
                },
                config.severities().stream().map(Severity::valueOf).collect(Collectors.toSet()),
                new ElementPattern(config.subsystem()),
                config.secret());
    }
}

package org.dqm.api.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What leaves the service, besides the relay to Kafka, which is always there. */
public record SinksConfig(List<WebhookConfig> webhooks, EscalationConfig escalation) {
    public SinksConfig {
        webhooks = List.copyOf(webhooks);
        Set<String> names = new HashSet<>();
        for (WebhookConfig webhook : webhooks) {
            if (!names.add(webhook.name())) {
                throw new ConfigurationException("dqm.sinks", "of different names", webhook.name());
            }
        }
    }

    static SinksConfig read(Keys keys) {
        List<WebhookConfig> webhooks = new ArrayList<>();
        Optional<WebhookConfig> next = WebhookConfig.read(keys, 0);
        while (next.isPresent()) {
            webhooks.add(next.get());
            next = WebhookConfig.read(keys, webhooks.size());
        }
        return new SinksConfig(webhooks, EscalationConfig.read(keys));
    }
}

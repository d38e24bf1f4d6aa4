package org.dqm.api.sink;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dqm.alarm.Cause;
import org.dqm.api.view.AlarmView;

/**
 * Writes what a webhook is sent.
 *
 * @param page address of this service, for links
 */
record Letters(Webhook webhook, URI page) {
    private record Changes(String sink, List<ChangeView> items) {}

    /** The body that tells {@code changes}, which the webhook wants. */
    String telling(List<ChangeView> changes, Instant now) {
        return switch (webhook.format()) {
            case JSON -> SinkJson.CAMEL_CASE.text(new Changes(webhook.name(), changes));
            case ALERTMANAGER -> SinkJson.CAMEL_CASE.text(alerts(changes, now));
        };
    }

    /** The body that tells of standing alarms once more. */
    String repeating(List<AlarmView> alarms, Instant now) {
        return SinkJson.CAMEL_CASE.text(
                alarms.stream().map(alarm -> Alert.of(alarm, now, page)).toList());
    }

    /** One alert for each alarm, by its last change; a warning that became an alarm ends. */
    private List<Alert> alerts(List<ChangeView> changes, Instant now) {
        List<Alert> alerts = new ArrayList<>();
        Map<Long, ChangeView> last = new LinkedHashMap<>();
        for (ChangeView change : changes) {
            if (change.cause() == Cause.SEVERITY) {
                alerts.add(Alert.endedWarning(change.alarm(), change.ts(), page));
            }
            last.remove(change.alarm().id());
            last.put(change.alarm().id(), change);
        }
        for (ChangeView change : last.values()) {
            boolean stands = change.alarm().condition().isRaised();
            alerts.add(Alert.of(change.alarm(), stands ? now : change.ts(), page));
        }
        return alerts;
    }
}

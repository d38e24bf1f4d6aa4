package org.dqm.api.sink;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dqm.alarm.Severity;
import org.dqm.api.view.AlarmView;

/**
 * An alarm as Alertmanager takes it (API v2, {@code postableAlert}).
 *
 * @param labels make its identity there, so only what an alarm keeps is among them; of its severity, each is an alert
 * @param endsAt in the future while the alarm stands: without repeats it ends by itself
 */
record Alert(
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        Instant endsAt,
        URI generatorURL) {
    /** Standing alarms are told again so often. */
    static final Duration REPEAT = Duration.ofSeconds(60);
    /** Outlasts three lost repeats; Prometheus does the same. */
    private static final Duration STANDS = REPEAT.multipliedBy(4);

    /** The alarm as it is {@code at} that time. */
    static Alert of(AlarmView alarm, Instant at, URI page) {
        return of(alarm, alarm.severity(), alarm.condition().isRaised() ? at.plus(STANDS) : at, page);
    }

    /** The warning that became an alarm at that time. */
    static Alert endedWarning(AlarmView alarm, Instant at, URI page) {
        return of(alarm, Severity.WARN, at, page);
    }

    private static Alert of(AlarmView alarm, Severity severity, Instant endsAt, URI page) {
        Instant end = endsAt.isBefore(alarm.since()) ? alarm.since() : endsAt;
        return new Alert(
                labels(alarm, severity),
                annotations(alarm),
                alarm.since(),
                end,
                page.resolve("/api/v1/alarms/" + alarm.id()));
    }

    private static Map<String, String> labels(AlarmView alarm, Severity severity) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("alertname", "DqmAlarm");
        labels.put("alarm_id", Long.toString(alarm.id()));
        labels.put("subsystem", alarm.subsystem());
        labels.put("severity", severity == Severity.ALARM ? "critical" : "warning");
        if (!alarm.dataset().isEmpty()) {
            labels.put("dataset", alarm.dataset());
        }
        return labels;
    }

    private static Map<String, String> annotations(AlarmView alarm) {
        Map<String, String> annotations = new TreeMap<>();
        annotations.put("summary", alarm.title());
        annotations.put("kind", alarm.kind());
        annotations.put(
                "elements",
                alarm.elements().stream().map(AlarmView.ElementView::element).collect(Collectors.joining(", ")));
        annotations.put("since", "run " + alarm.run() + ", LS " + alarm.firstLs());
        annotations.put("acknowledgement", alarm.acknowledgement().name());
        Optional<String> unit = alarm.unit();
        unit.ifPresent(name -> annotations.put("unit", name));
        alarm.acknowledgedBy().ifPresent(name -> annotations.put("acknowledged_by", name));
        return annotations;
    }
}

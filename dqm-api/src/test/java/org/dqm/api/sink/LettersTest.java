package org.dqm.api.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Transition;
import org.dqm.alarm.journal.FeedChange;
import org.dqm.api.view.Alarms;
import org.dqm.domain.ElementPattern;
import org.junit.jupiter.api.Test;

class LettersTest {
    private static final UUID EPOCH = UUID.fromString("00000000-0000-0000-0000-00000000002a");
    private static final URI PAGE = URI.create("http://127.0.0.1:8080");
    private static final Instant NOW = Alarms.START.plusSeconds(90);

    @Test
    void alertmanagerHearsOfAStandingAlarmUntilTheRepeatsStop() {
        String body = letters(Webhook.Format.ALERTMANAGER).telling(List.of(change(Cause.RAISED)), NOW);

        assertThat(body)
                .isEqualTo("[{\"labels\":{\"alarm_id\":\"12\",\"alertname\":\"DqmAlarm\",\"severity\":\"critical\","
                        + "\"subsystem\":\"HcalSim\"},"
                        + "\"annotations\":{\"acknowledgement\":\"UNACKED\","
                        + "\"elements\":\"HcalSim/Occupancy/depth1\",\"kind\":\"dead\","
                        + "\"since\":\"run 7, LS 31\",\"summary\":\"dead region, 25 bins at x 3–7, y 2–6\"},"
                        + "\"startsAt\":\"2026-01-01T00:00:00Z\",\"endsAt\":\"2026-01-01T00:05:30Z\","
                        + "\"generatorURL\":\"http://127.0.0.1:8080/api/v1/alarms/12\"}]");
    }

    @Test
    void aWarningThatBecameAnAlarmEndsAsAWarning() {
        String body = letters(Webhook.Format.ALERTMANAGER).telling(List.of(change(Cause.SEVERITY)), NOW);

        assertThat(body)
                .containsSubsequence(
                        "\"severity\":\"warning\"",
                        "\"endsAt\":\"2026-01-01T00:00:10Z\"",
                        "\"severity\":\"critical\"",
                        "\"endsAt\":\"2026-01-01T00:05:30Z\"");
    }

    @Test
    void anAlarmThatChangedTwiceIsOneAlert() {
        String body =
                letters(Webhook.Format.ALERTMANAGER).telling(List.of(change(Cause.RAISED), change(Cause.GREW)), NOW);

        assertThat(body.split("\"labels\"", -1)).hasSize(2);
    }

    @Test
    void jsonTellsEveryChangeAsTheLiveFeedDoes() {
        String body = letters(Webhook.Format.JSON).telling(List.of(change(Cause.RAISED)), NOW);

        assertThat(body)
                .startsWith("{\"sink\":\"desk\",\"items\":[{\"epoch\":\"00000000-0000-0000-0000-00000000002a\","
                        + "\"seq\":345,\"ts\":\"2026-01-01T00:00:10Z\",\"cause\":\"RAISED\",\"revision\":1,"
                        + "\"condition\":\"ACTIVE\",\"severity\":\"ALARM\",\"acknowledgement\":\"UNACKED\","
                        + "\"alarm\":{\"id\":12,")
                .contains("\"firstLs\":31");
    }

    @Test
    void aWebhookHearsWhatItAskedForAndNoNoise() {
        Webhook all = webhook(Webhook.Format.JSON, Set.of(Severity.WARN, Severity.ALARM), "*");

        assertThat(all.wants(change(Cause.RETURNED))).isTrue();
        assertThat(all.wants(change(Cause.SCORED))).isFalse();
        assertThat(all.wants(change(Cause.PENDING))).isFalse();
        assertThat(webhook(Webhook.Format.JSON, Set.of(Severity.WARN), "*").wants(change(Cause.RAISED)))
                .isFalse();
        assertThat(webhook(Webhook.Format.JSON, Set.of(Severity.ALARM), "Ecal*").wants(change(Cause.RAISED)))
                .isFalse();
        assertThat(webhook(Webhook.Format.JSON, Set.of(Severity.ALARM), "Hcal*").wants(change(Cause.RAISED)))
                .isTrue();
    }

    @Test
    void anAlertmanagersAddressIsEnough() {
        Webhook base = webhook(Webhook.Format.ALERTMANAGER, Set.of(), "*");

        assertThat(base.target()).hasToString("http://desk:9093/api/v2/alerts");
    }

    private static ChangeView change(Cause cause) {
        var alarm = Alarms.dead(12, "HcalSim");
        Transition transition = new Transition(
                345,
                12,
                Alarms.START.plusSeconds(10),
                cause,
                1,
                alarm.condition(),
                alarm.severity(),
                alarm.acknowledgement(),
                Optional.empty(),
                true);
        return ChangeView.of(EPOCH, List.of(new FeedChange(transition, alarm)), Alarms.views())
                .get(0);
    }

    private static Letters letters(Webhook.Format format) {
        return new Letters(webhook(format, Set.of(Severity.ALARM), "*"), PAGE);
    }

    private static Webhook webhook(Webhook.Format format, Set<Severity> severities, String subsystem) {
        return new Webhook(
                "desk",
                URI.create("http://desk:9093/"),
                format,
                severities,
                new ElementPattern(subsystem),
                Optional.empty());
    }
}

package org.dqm.api.sink;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Transition;
import org.dqm.alarm.journal.FeedChange;
import org.dqm.api.view.AlarmView;
import org.dqm.api.view.AlarmViews;

/**
 * One change of one alarm as sinks tell it. Everything but {@code alarm} is of this very change.
 *
 * @param epoch names the numbering of {@code seq}
 * @param by the person who did it, where a person did
 * @param alarm as it was when this was sent: at least as new as the change
 */
record ChangeView(
        UUID epoch,
        long seq,
        Instant ts,
        Cause cause,
        int revision,
        Condition condition,
        Severity severity,
        Acknowledgement acknowledgement,
        Optional<String> by,
        AlarmView alarm) {
    /** In the order of {@code changes}. */
    static List<ChangeView> of(UUID epoch, List<FeedChange> changes, AlarmViews views) {
        List<AlarmView> alarms =
                views.of(changes.stream().map(FeedChange::alarm).toList());
        return IntStream.range(0, changes.size())
                .mapToObj(i -> of(epoch, changes.get(i), alarms.get(i)))
                .toList();
    }

    private static ChangeView of(UUID epoch, FeedChange change, AlarmView alarm) {
        Transition transition = change.transition();
        return new ChangeView(
                epoch,
                transition.seq(),
                transition.ts(),
                transition.cause(),
                transition.revision(),
                transition.condition(),
                transition.severity(),
                transition.acknowledgement(),
                transition.by(),
                alarm);
    }
}

package org.dqm.api.http;

import java.util.Optional;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Severity;
import org.dqm.alarm.journal.AlarmCursor;
import org.dqm.alarm.journal.AlarmFilter;

/**
 * Which part of the alarm list is wanted.
 *
 * @param limit alarms on one page, 1 to 1000
 * @param ofSystem the canary's alarms instead of those of the detector
 */
record ListRequest(AlarmFilter filter, int limit, Optional<AlarmCursor> after, boolean ofSystem) {
    /** Throws 400 for a parameter or a value that is not known. */
    static ListRequest parse(Parameters given) {
        given.only(
                "state",
                "condition",
                "acknowledgement",
                "severity",
                "subsystem",
                "suppressed",
                "system",
                "q",
                "limit",
                "cursor");
        Optional<Condition> condition = given.one("condition", Condition.class);
        Optional<Acknowledgement> acknowledgement = given.one("acknowledgement", Acknowledgement.class);
        AlarmFilter filter = new AlarmFilter(
                state(given, condition.isPresent() || acknowledgement.isPresent()),
                condition,
                acknowledgement,
                given.one("severity", Severity.class),
                given.text("subsystem"),
                given.flag("suppressed"),
                given.text("q"));
        return new ListRequest(
                filter,
                given.limit(),
                given.text("cursor").map(ListRequest::cursor),
                given.flag("system").orElse(false));
    }

    /** Whoever asks for a condition wants it even where nobody must see it. */
    private static AlarmFilter.State state(Parameters given, boolean asksForCondition) {
        return given.text("state")
                .map(text -> switch (text) {
                    case "open" -> AlarmFilter.State.OPEN;
                    case "all" -> AlarmFilter.State.ALL;
                    case "shadow" -> AlarmFilter.State.SHADOW;
                    case "replay" -> AlarmFilter.State.REPLAY;
                    default ->
                        throw ProblemException.badRequest("state must be open, all, shadow or replay, got " + text);
                })
                .orElse(asksForCondition ? AlarmFilter.State.ALL : AlarmFilter.State.OPEN);
    }

    private static AlarmCursor cursor(String word) {
        return AlarmCursor.parse(word)
                .orElseThrow(() ->
                        ProblemException.badRequest("cursor must be the nextCursor of an earlier page, got " + word));
    }
}

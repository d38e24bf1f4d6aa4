package org.dqm.api.http;

import io.micronaut.http.HttpStatus;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.api.view.AlarmView;

/** The revision of an alarm as an entity tag: {@code "r7"}. */
final class RevisionTag {
    private RevisionTag() {}

    static String of(int revision) {
        return "\"r" + revision + "\"";
    }

    /**
     * Passes if {@code ifMatch} names the alarm's present revision.
     *
     * @throws ProblemException 428 without a tag, 412 with any other
     */
    static void require(Optional<String> ifMatch, Alarm alarm) {
        String tag = ifMatch.orElseThrow(() -> new ProblemException(Problem.of(
                HttpStatus.PRECONDITION_REQUIRED,
                "If-Match must name the revision that was seen, such as " + of(alarm.revision()))));
        if (!tag.strip().equals(of(alarm.revision()))) {
            throw ProblemException.stale(AlarmView.of(alarm));
        }
    }
}

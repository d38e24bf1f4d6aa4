package org.dqm.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.CommandResult;
import org.dqm.api.view.AlarmView;
import org.dqm.api.view.AlarmViews;

/** How requests about one alarm are answered. */
@Singleton
final class AlarmAnswers {
    private final AlarmQueries queries;
    private final AlarmViews views;

    AlarmAnswers(AlarmQueries queries, AlarmViews views) {
        this.queries = queries;
        this.views = views;
    }

    /** The alarm, or 404. */
    Alarm existing(String id) {
        return PathId.find(id, queries::one, () -> noSuchAlarm(id));
    }

    /** The alarm if {@code request} names its present revision; else 404, 428 or 412. */
    Alarm seen(String id, HttpRequest<?> request) {
        Alarm alarm = existing(id);
        need(alarm, request);
        return alarm;
    }

    /** Passes if {@code request} names the present revision of {@code alarm}; else 428 or 412. */
    void need(Alarm alarm, HttpRequest<?> request) {
        RevisionTag.require(
                request.getHeaders().getFirst(HttpHeaders.IF_MATCH),
                alarm.revision(),
                () -> ProblemException.stale(views.of(alarm)));
    }

    AlarmView view(Alarm alarm) {
        return views.of(alarm);
    }

    HttpResponse<AlarmView> tagged(Alarm alarm) {
        return tagged(HttpStatus.OK, alarm);
    }

    HttpResponse<AlarmView> tagged(HttpStatus status, Alarm alarm) {
        return HttpResponse.<AlarmView>status(status)
                .body(views.of(alarm))
                .header(HttpHeaders.ETAG, RevisionTag.of(alarm.revision()));
    }

    /** The alarm as the command left it; else 404, 412 or 409. */
    Alarm done(CommandResult result) {
        if (result instanceof CommandResult.Done done) {
            return done.alarm();
        }
        throw refusal(result);
    }

    ProblemException refusal(CommandResult result) {
        if (result instanceof CommandResult.Stale stale) {
            return ProblemException.stale(views.of(stale.current()));
        }
        if (result instanceof CommandResult.NotNow now) {
            return new ProblemException(
                    Problem.of(HttpStatus.CONFLICT, "alarm " + now.current().id() + " " + now.why()));
        }
        if (result instanceof CommandResult.Missing missing) {
            return noSuchAlarm(Long.toString(missing.alarmId()));
        }
        throw new IllegalArgumentException(result + " is no refusal");
    }

    private static ProblemException noSuchAlarm(String id) {
        return ProblemException.notFound("no alarm has the id " + id + "; GET /api/v1/alarms lists them");
    }
}

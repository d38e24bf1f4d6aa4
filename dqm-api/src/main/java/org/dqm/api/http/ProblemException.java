package org.dqm.api.http;

import io.micronaut.http.HttpStatus;
import org.dqm.api.view.AlarmView;

/** Ends a request with a {@link Problem}. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        // Expected outcomes of a request: no stack trace is taken.
        super(problem.detail().orElse(problem.title()), null, false, false);
        this.problem = problem;
    }

    static ProblemException badRequest(String detail) {
        return new ProblemException(Problem.of(HttpStatus.BAD_REQUEST, detail));
    }

    static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, detail));
    }

    static ProblemException stale(AlarmView current) {
        return stale("the alarm is at revision r" + current.revision() + " now; look at it again", current);
    }

    static ProblemException stale(String detail, Object current) {
        return new ProblemException(
                Problem.of(HttpStatus.PRECONDITION_FAILED, detail).with(current));
    }

    Problem problem() {
        return problem;
    }
}

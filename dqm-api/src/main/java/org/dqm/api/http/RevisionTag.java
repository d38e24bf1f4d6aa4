package org.dqm.api.http;

import io.micronaut.http.HttpStatus;
import java.util.Optional;
import java.util.function.Supplier;

/** The revision of an alarm, or of anything else that people change, as an entity tag: {@code "r7"}. */
final class RevisionTag {
    private RevisionTag() {}

    static String of(int revision) {
        return "\"r" + revision + "\"";
    }

    /**
     * Passes if {@code ifMatch} names the revision {@code current}.
     *
     * @throws ProblemException 428 without a tag, {@code stale} with any other
     */
    static void require(Optional<String> ifMatch, int current, Supplier<ProblemException> stale) {
        String tag = ifMatch.orElseThrow(() -> new ProblemException(Problem.of(
                HttpStatus.PRECONDITION_REQUIRED,
                "If-Match must name the revision that was seen, such as " + of(current))));
        if (!tag.strip().equals(of(current))) {
            throw stale.get();
        }
    }
}

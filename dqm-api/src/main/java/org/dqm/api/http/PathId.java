package org.dqm.api.http;

import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** The number in a path that names one thing. */
final class PathId {
    private PathId() {}

    /**
     * What it names.
     *
     * @param none the 404 for a number that names nothing, and for what is no number
     */
    static <T> T find(String id, LongFunction<Optional<T>> things, Supplier<ProblemException> none) {
        try {
            return things.apply(Long.parseLong(id)).orElseThrow(none);
        } catch (NumberFormatException e) {
            throw none.get();
        }
    }
}

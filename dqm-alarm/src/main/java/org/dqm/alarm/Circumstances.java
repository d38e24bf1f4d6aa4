package org.dqm.alarm;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.dqm.domain.Conditions;

/**
 * What is known beside a verdict when it is judged.
 *
 * @param conditions of its lumisection
 * @param isAwaited whether these are missing and may still come
 * @param runTypes type of each run that matters here, where somebody has told it
 * @param now when it is judged
 */
public record Circumstances(
        Optional<Conditions> conditions, boolean isAwaited, Map<Integer, String> runTypes, Instant now) {
    public Circumstances {
        runTypes = Map.copyOf(runTypes);
    }

    /** Where conditions are known, or do not come. */
    public Circumstances(Optional<Conditions> conditions, Map<Integer, String> runTypes, Instant now) {
        this(conditions, false, runTypes, now);
    }

    /** Nothing is known but the time. */
    public static Circumstances at(Instant now) {
        return new Circumstances(Optional.empty(), false, Map.of(), now);
    }

    /** Why what {@code run} tells does not count for a fault last seen in run {@code seen}: it is of another type. */
    Optional<String> otherType(int run, int seen) {
        Optional<String> here = Optional.ofNullable(runTypes.get(run));
        Optional<String> there = Optional.ofNullable(runTypes.get(seen));
        return here.filter(type -> there.isPresent() && !there.get().equals(type))
                .map(type -> "run type " + type);
    }
}

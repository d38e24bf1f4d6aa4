package org.dqm.alarm.mask;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.dqm.alarm.Alarm;
import org.dqm.domain.ElementPattern;

/**
 * What somebody wants to be masked.
 *
 * @param elements whose bins they are; maps of different shape may match, each has the bins that it has
 * @param bins at least one rectangle, at most {@link #MOST_BOXES}
 * @param unit the named unit that they are or are mostly in, if there is one
 * @param runTypes lower case; it holds in runs of these types alone, as {@code dqm.runs} tells them; empty stands for
 *     every run
 * @param until when it ends, wherever the service is by then
 * @param alarmId the alarm that is adopted as known, if it is made from one
 */
public record MaskDraft(
        ElementPattern elements,
        List<BinBox> bins,
        Optional<String> unit,
        Set<String> runTypes,
        String reason,
        Instant until,
        OptionalLong alarmId) {
    /** More are no known issue. */
    public static final int MOST_BOXES = 10_000;

    /** Masks of the bins of an alarm, one for each element that shows it. */
    public static List<MaskDraft> adopting(Alarm alarm, Set<String> runTypes, String reason, Instant until) {
        return alarm.shown().stream()
                .map(sign -> new MaskDraft(
                        new ElementPattern(sign.element().key().me()),
                        BinBox.of(sign.fault().bins()),
                        sign.fault().unit(),
                        runTypes,
                        reason,
                        until,
                        OptionalLong.of(alarm.id())))
                .toList();
    }

    public MaskDraft {
        bins = List.copyOf(bins);
        runTypes = runTypes.stream()
                .map(type -> type.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        if (bins.isEmpty() || bins.size() > MOST_BOXES) {
            throw new IllegalArgumentException("bins must be 1 to " + MOST_BOXES + " rectangles, got " + bins.size());
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason is required");
        }
    }

    /** Whether it holds in some runs only. */
    public boolean isLimited() {
        return !runTypes.isEmpty();
    }

    /** Whether it holds in a run; one whose type nobody has told is of none of the types. */
    boolean holdsIn(Optional<String> runType) {
        return runTypes.isEmpty() || runType.filter(runTypes::contains).isPresent();
    }
}

package org.dqm.alarm.label;

import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.domain.RegionKind;

/**
 * A label as a person wants it.
 *
 * @param kind which fault it is; with BAD alone
 * @param tolerable whether data with this fault can be used for most analyses (as ATLAS keeps its defects); with BAD
 *     alone. Empty leaves it to the severity: WARN tolerable, ALARM not
 * @param recoverable whether reprocessing can mend the data; with BAD alone
 * @param comment why; BAD asks for one, except on an alarm, which has a title
 * @param supersedes the label that no longer counts
 */
public record LabelDraft(
        LabelTarget target,
        LabelVerdict verdict,
        Optional<RegionKind> kind,
        Optional<Boolean> tolerable,
        boolean recoverable,
        String comment,
        OptionalLong supersedes) {
    /** Longest comment, in characters. */
    public static final int MAX_COMMENT = 2_000;

    public LabelDraft {
        check(comment.length() <= MAX_COMMENT, "comment must have at most " + MAX_COMMENT + " characters");
        boolean bad = verdict == LabelVerdict.BAD;
        boolean ofAlarm = target instanceof LabelTarget.OfAlarm;
        check(bad || kind.isEmpty(), "kind goes with verdict BAD alone, got " + verdict);
        check(bad || tolerable.isEmpty(), "tolerable goes with verdict BAD alone, got " + verdict);
        check(bad || !recoverable, "recoverable goes with verdict BAD alone, got " + verdict);
        check(!bad || ofAlarm || !comment.isBlank(), "comment must say why the data are BAD");
        check(
                target instanceof LabelTarget.OfSubsystem || !ofWholeSubsystem(verdict),
                "verdict " + verdict + " goes with a subsystem alone");
        check(
                verdict != LabelVerdict.WITHDRAWN || supersedes.isPresent(),
                "supersedes must name the label that is withdrawn");
    }

    private static boolean ofWholeSubsystem(LabelVerdict verdict) {
        return verdict == LabelVerdict.STANDBY || verdict == LabelVerdict.EXCLUDED;
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

package org.dqm.alarm;

import java.util.List;
import org.dqm.domain.ModelVersion;

/**
 * A fault as one monitoring element shows it.
 *
 * @param severity the highest since this element showed it
 * @param isGross whether a lumisection was gross since it was raised
 * @param threshold score that the severity asks for
 * @param first the first bad lumisection since the element was last normal
 * @param model model that judged last
 */
public record Sign(
        ElementRef element,
        Fault fault,
        Condition condition,
        Severity severity,
        boolean isGross,
        double threshold,
        Lumisection first,
        ModelVersion model,
        Live live,
        Track track) {

    /**
     * Those that keep an alarm raised, or all that show it where none does: they alone say whether it is put aside. One
     * that may be raised soon calls nobody.
     */
    public static List<Sign> keeping(Alarm alarm) {
        List<Sign> raised = alarm.signs().stream()
                .filter(sign -> sign.condition().isRaised())
                .toList();
        return raised.isEmpty() ? alarm.shown() : raised;
    }

    /** Whether it is raised and a lumisection was gross since, or data are seen by nobody. */
    boolean isSevere() {
        boolean isUnseen = fault.kind() == FaultKind.PIPELINE && severity == Severity.ALARM;
        return condition.isRaised() && (isGross || isUnseen);
    }

    /** Whether the next lumisection of the element may change it. */
    boolean isFollowed() {
        return condition != Condition.NORMAL || track.isRemembered();
    }

    Sign of(Fault seen) {
        return new Sign(element, seen, condition, severity, isGross, threshold, first, model, live, track);
    }

    Sign scored(Live figures, ModelVersion judge, Track state) {
        return new Sign(element, fault, condition, severity, isGross, threshold, first, judge, figures, state);
    }

    Sign in(Condition next) {
        return new Sign(element, fault, next, severity, isGross, threshold, first, model, live, track);
    }

    Sign startingAt(Lumisection ls) {
        return new Sign(element, fault, condition, severity, isGross, threshold, ls, model, live, track);
    }

    Sign raised(Severity reached, double itsThreshold, long at) {
        return new Sign(
                element,
                fault,
                Condition.ACTIVE,
                reached,
                false,
                itsThreshold,
                first,
                model,
                live,
                track.activated(at));
    }

    Sign with(Severity higher, double itsThreshold) {
        return new Sign(element, fault, condition, higher, isGross, itsThreshold, first, model, live, track);
    }

    /** The same, gross from now on. */
    Sign gross() {
        return new Sign(element, fault, condition, severity, true, threshold, first, model, live, track);
    }

    /** The same while its element's lumisections count neither way. */
    Sign gated() {
        return scored(live, model, track.gated());
    }

    /** Whether it is held back for want of the conditions of that lumisection, which was bad. */
    boolean isHeldBackBy(Lumisection ls) {
        boolean isBad = condition == Condition.ACTIVE && track.last() != Finding.GOOD;
        return track.isHeldBack() && isBad && ls.equals(new Lumisection(live.run(), live.ls()));
    }

    /** The same, less loud and severe than it would be with conditions, or not. */
    Sign heldBack(boolean is) {
        return scored(live, model, track.heldBack(is));
    }

    /** As after a fault that is over. */
    Sign over() {
        return new Sign(
                element, fault, Condition.NORMAL, severity, false, threshold, first, model, live, track.forgotten());
    }
}

package org.dqm.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dqm.domain.ModelVersion;

/**
 * One fault, from its first bad lumisection until it is normal and seen.
 *
 * @param revision counts what a person decides on: raised when the alarm becomes active, more severe or larger
 * @param signs how each element shows it, by rising element id; at least one
 * @param severity the highest since the alarm became active
 * @param acknowledger present when the present revision was acknowledged
 * @param known the size when the revision was raised or acknowledged
 * @param annunciation of the check that raised it; the loudest, where several elements did
 * @param suppressions why it does not call people, by rising id; several may hold at once
 */
public record Alarm(
        long id,
        int revision,
        List<Sign> signs,
        Severity severity,
        Acknowledgement acknowledgement,
        Optional<Acknowledger> acknowledger,
        Onset onset,
        Size known,
        Annunciation annunciation,
        List<Suppression> suppressions) {
    private static final Comparator<Sign> TELLING = Comparator.<Sign>comparingInt(
                    sign -> sign.condition().isRaised() ? 1 : 0)
            .thenComparing(Sign::severity)
            .thenComparingDouble(sign -> sign.live().score())
            .thenComparingLong(sign -> -sign.element().id());

    public Alarm {
        signs = signs.stream()
                .sorted(Comparator.comparingLong(sign -> sign.element().id()))
                .toList();
        suppressions = List.copyOf(suppressions);
        if (signs.isEmpty()) {
            throw new IllegalArgumentException("alarm " + id + " has no sign");
        }
    }

    /** An alarm before its first lumisection is judged. */
    static Alarm blank(long id, Sign sign, Instant now, Annunciation annunciation) {
        return new Alarm(
                id,
                0,
                List.of(sign),
                Severity.WARN,
                Acknowledgement.NONE,
                Optional.empty(),
                new Onset(sign.first().run(), sign.first().ls(), now),
                Size.of(List.of(sign.fault()), sign.fault().unit()),
                annunciation,
                List.of());
    }

    public Condition condition() {
        return Condition.worst(signs.stream().map(Sign::condition).toList());
    }

    /** The sign that tells most: raised, severe, with a high score. */
    public Sign leading() {
        return signs.stream().max(TELLING).orElseThrow();
    }

    /** The signs that show it now, or all where none does. */
    public List<Sign> shown() {
        List<Sign> shown = signs.stream()
                .filter(sign -> sign.condition() != Condition.NORMAL)
                .toList();
        return shown.isEmpty() ? signs : shown;
    }

    /** What is wrong, as its leading sign shows it. */
    public Fault fault() {
        return leading().fault();
    }

    /** Whether it is about the pipeline itself: no map shows it, no lumisection moves it. */
    public boolean isOfPipeline() {
        return fault().kind() == FaultKind.PIPELINE;
    }

    /** The newest figures of the leading sign. */
    public Live live() {
        return leading().live();
    }

    /** Score that the severity asks for. */
    public double threshold() {
        return leading().threshold();
    }

    /** Model that judged last. */
    public ModelVersion model() {
        return leading().model();
    }

    /** First segment of its elements' paths: signs of one alarm share it. */
    public String subsystem() {
        return leading().element().key().subsystem();
    }

    /** Dataset of its elements. */
    public String dataset() {
        return leading().element().key().dataset();
    }

    public String title() {
        String title = fault().title();
        return signs.size() == 1 ? title : title + ", in " + signs.size() + " elements";
    }

    /** Whether it comes and goes. */
    public boolean isIntermittent() {
        return signs.stream().anyMatch(sign -> sign.track().isIntermittent());
    }

    /** Whether it stays in sight whatever else there is to see: a lumisection was gross, or data are seen by nobody. */
    public boolean isSevere() {
        return signs.stream().anyMatch(Sign::isSevere);
    }

    /** Whether it calls people: its check is audible and nothing suppresses it. */
    public boolean isHeard() {
        return annunciation.stage() == Stage.AUDIBLE && suppressions.isEmpty();
    }

    /** Whether a suppression of this type holds. */
    public boolean isUnder(Suppression.Type type) {
        return suppressions.stream().anyMatch(each -> each.type() == type);
    }

    /** Whether a person must still see it: raised, or returned to normal unseen. */
    public boolean isOpen() {
        return condition().isRaised() || acknowledgement == Acknowledgement.RETURNED_UNACKED;
    }

    /** Whether the policy still follows it: not normal, remembered, or latched until a person has seen it. */
    public boolean isFollowed() {
        return acknowledgement == Acknowledgement.RETURNED_UNACKED
                || signs.stream().anyMatch(Sign::isFollowed);
    }

    /** How the element shows it, if it does. */
    Optional<Sign> sign(ElementRef element) {
        return signs.stream()
                .filter(sign -> sign.element().id() == element.id())
                .findFirst();
    }

    /** The size of all that is not normal. */
    Size size() {
        List<Fault> faults = signs.stream()
                .filter(sign -> sign.condition() != Condition.NORMAL)
                .map(Sign::fault)
                .toList();
        return Size.of(faults, fault().unit());
    }

    /** The same with this sign, new or changed. */
    Alarm with(Sign changed) {
        List<Sign> others = new ArrayList<>(signs);
        others.removeIf(sign -> sign.element().id() == changed.element().id());
        others.add(changed);
        return showing(others, acknowledgement, acknowledger);
    }

    private Alarm showing(List<Sign> by, Acknowledgement next, Optional<Acknowledger> person) {
        return new Alarm(id, revision, by, severity, next, person, onset, known, annunciation, suppressions);
    }

    /** Something new for a person to decide on: what was acknowledged before no longer counts. */
    Alarm asNews(Severity itsSeverity, Onset itsOnset) {
        return new Alarm(
                id,
                revision + 1,
                signs,
                itsSeverity,
                Acknowledgement.UNACKED,
                Optional.empty(),
                itsOnset,
                size(),
                annunciation,
                suppressions);
    }

    /** The same, calling people in another way. */
    Alarm calling(Annunciation next) {
        return new Alarm(
                id, revision, signs, severity, acknowledgement, acknowledger, onset, known, next, suppressions);
    }

    Alarm in(Acknowledgement next) {
        return showing(signs, next, acknowledger);
    }

    /**
     * As a person has acknowledged it.
     *
     * @return empty if there is nothing to acknowledge; the alarm unchanged if the revision was acknowledged before
     */
    public Optional<Alarm> acknowledged(Acknowledger person) {
        if (acknowledger.isPresent()) {
            return Optional.of(this);
        }
        return switch (acknowledgement) {
            case NONE -> Optional.empty();
            case UNACKED -> Optional.of(seen(Acknowledgement.ACKED, Optional.of(person)));
            case RETURNED_UNACKED -> Optional.of(seen(Acknowledgement.NONE, Optional.of(person)));
            case ACKED -> throw new IllegalStateException("alarm " + id + " is acknowledged by nobody");
        };
    }

    /** The same, acknowledged by the same person, with the work on it come this far; empty if it is not acknowledged. */
    public Optional<Alarm> handled(Handling handling) {
        return acknowledger
                .map(first -> new Acknowledger(first.by(), first.at(), first.comment(), handling))
                .map(person -> showing(signs, acknowledgement, Optional.of(person)));
    }

    /** As a person has taken the acknowledgement back; empty if there is none to take back. */
    public Optional<Alarm> unacknowledged() {
        return acknowledgement == Acknowledgement.ACKED
                ? Optional.of(seen(Acknowledgement.UNACKED, Optional.empty()))
                : Optional.empty();
    }

    private Alarm seen(Acknowledgement next, Optional<Acknowledger> person) {
        return new Alarm(id, revision, signs, severity, next, person, onset, size(), annunciation, suppressions);
    }

    /** The same, put aside. */
    public Alarm shelved(Suppression shelf) {
        List<Suppression> more = new ArrayList<>(suppressions);
        more.add(shelf);
        return suppressedBy(more);
    }

    /**
     * What becomes of it when suppressions end: raised and free of all of them, it calls anew.
     *
     * @param ends which of them
     * @return empty if none of them does
     */
    public Optional<Change> resumed(Predicate<Suppression> ends) {
        List<Suppression> left = suppressions.stream().filter(ends.negate()).toList();
        return left.size() == suppressions.size()
                ? Optional.empty()
                : Optional.of(new Change(this, Cause.UNSHELVED).freed(left, Cause.RESUMED));
    }

    /**
     * What becomes of it when the masks change.
     *
     * @param mask why it is masked now; empty if it is not
     * @return empty if nothing changes
     */
    public Optional<Change> masked(Optional<Suppression> mask) {
        return suppressed(Suppression.Type.MASKED, mask, Cause.MASKED);
    }

    /**
     * What becomes of it when elements go out of service or come back.
     *
     * @param why it is suppressed now; empty if an element that shows it is in service
     * @return empty if nothing changes
     */
    public Optional<Change> outOfService(Optional<Suppression> why) {
        return suppressed(Suppression.Type.OUT_OF_SERVICE, why, Cause.OUT_OF_SERVICE);
    }

    private Optional<Change> suppressed(Suppression.Type type, Optional<Suppression> why, Cause cause) {
        if (why.isEmpty()) {
            return resumed(each -> each.type() == type);
        }
        boolean mayHold = isOpen() || isUnder(type);
        return why.filter(next -> mayHold && suppressions.stream().noneMatch(next::saysTheSameAs))
                .map(next -> new Change(free(type).shelved(next), cause));
    }

    /** The same without suppressions of this type. */
    Alarm free(Suppression.Type type) {
        return suppressedBy(
                suppressions.stream().filter(each -> each.type() != type).toList());
    }

    /** The same with these of its suppressions only. */
    Alarm suppressedBy(List<Suppression> which) {
        return new Alarm(
                id, revision, signs, severity, acknowledgement, acknowledger, onset, known, annunciation, which);
    }
}

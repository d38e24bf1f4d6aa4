package org.dqm.alarm.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.dqm.alarm.Severity;
import org.dqm.alarm.label.Label;
import org.dqm.alarm.label.LabelDraft;
import org.dqm.alarm.label.LabelTarget;
import org.dqm.alarm.label.LabelVerdict;

/**
 * What alarms and labels say of one subsystem, taken in one after the other: of two labels that disagree on a
 * lumisection the later one counts. Not for use by several threads.
 */
final class Findings {
    private final String subsystem;
    private final List<Found> found = new ArrayList<>();
    private final List<Ruling> rulings = new ArrayList<>();
    private final Map<Long, LsRanges> vouchedFor = new TreeMap<>();

    Findings(String subsystem) {
        this.subsystem = subsystem;
    }

    /**
     * A defect in the making.
     *
     * @param alarm the alarm behind it; empty if a person found it
     * @param was where it was before anybody denied it
     */
    private record Found(Optional<AlarmTrace> alarm, LsRanges was, Defect defect) {
        Found without(LsRanges ranges) {
            return new Found(alarm, was, defect.in(defect.ranges().minus(ranges)));
        }

        boolean isOf(long alarmId) {
            return alarm.filter(a -> a.alarmId() == alarmId).isPresent();
        }

        boolean isOfElementAlone(long elementId) {
            return alarm.filter(a -> a.elements().stream().allMatch(e -> e.id() == elementId))
                    .isPresent();
        }
    }

    /** A status that a person set. */
    record Ruling(LsRanges ranges, Status status, String cause) {}

    void alarm(AlarmTrace alarm) {
        for (Severity severity : Severity.values()) {
            LsRanges ranges = alarm.bad().getOrDefault(severity, LsRanges.NONE);
            if (!ranges.isEmpty()) {
                found.add(new Found(
                        Optional.of(alarm),
                        ranges,
                        new Defect(
                                subsystem,
                                alarm.title(),
                                OptionalLong.of(alarm.alarmId()),
                                OptionalLong.empty(),
                                ranges,
                                severity == Severity.WARN,
                                false,
                                "",
                                Optional.empty())));
            }
        }
    }

    void label(Label label) {
        LabelTarget target = label.said().target();
        if (target instanceof LabelTarget.OfAlarm of) {
            ofAlarm(label, of.alarmId());
        } else if (target instanceof LabelTarget.OfElement of) {
            LsRanges ranges = LsRanges.of(of.range().from(), of.range().to());
            if (label.said().verdict() == LabelVerdict.BAD) {
                bad(label, ranges);
            } else {
                vouchedFor.merge(of.elementId(), ranges, LsRanges::plus);
                found.replaceAll(f -> f.isOfElementAlone(of.elementId()) ? f.without(ranges) : f);
            }
        } else if (target instanceof LabelTarget.OfSubsystem of) {
            LsRanges ranges = LsRanges.of(of.range().from(), of.range().to());
            switch (label.said().verdict()) {
                case BAD -> bad(label, ranges);
                case GOOD -> {
                    found.replaceAll(f -> f.without(ranges));
                    rule(label, ranges, Status.GOOD);
                }
                case STANDBY -> rule(label, ranges, Status.STANDBY);
                case EXCLUDED -> rule(label, ranges, Status.EXCLUDED);
                case WITHDRAWN -> throw new IllegalArgumentException("label " + label.id() + " does not count");
            }
        }
    }

    List<Defect> defects() {
        return found.stream().map(Found::defect).toList();
    }

    /** What a person says of this lumisection. */
    Optional<Ruling> ruling(int ls) {
        return rulings.stream().filter(r -> r.ranges().contains(ls)).findFirst();
    }

    List<LsRanges> ruled() {
        return rulings.stream().map(Ruling::ranges).toList();
    }

    /** Lumisections in which a person says that this element is good, scored or not. */
    LsRanges vouchedFor(long elementId) {
        return vouchedFor.getOrDefault(elementId, LsRanges.NONE);
    }

    private void ofAlarm(Label label, long alarmId) {
        found.replaceAll(f -> f.isOf(alarmId) ? judged(f, label) : f);
        if (label.said().verdict() == LabelVerdict.BAD) {
            found.stream().filter(f -> f.isOf(alarmId)).forEach(f -> overrule(f.was()));
        }
    }

    private static Found judged(Found before, Label label) {
        LabelDraft said = label.said();
        boolean bad = said.verdict() == LabelVerdict.BAD;
        Defect defect = before.defect();
        return new Found(
                before.alarm(),
                before.was(),
                new Defect(
                        defect.subsystem(),
                        defect.name(),
                        defect.alarmId(),
                        OptionalLong.of(label.id()),
                        bad ? before.was() : LsRanges.NONE,
                        said.tolerable().orElse(defect.isTolerable()),
                        said.recoverable(),
                        said.comment(),
                        Optional.of(label.by())));
    }

    private void bad(Label label, LsRanges ranges) {
        overrule(ranges);
        LabelDraft said = label.said();
        Defect defect = new Defect(
                subsystem,
                said.comment(),
                OptionalLong.empty(),
                OptionalLong.of(label.id()),
                ranges,
                said.tolerable().orElse(false),
                said.recoverable(),
                said.kind().map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse(""),
                Optional.of(label.by()));
        found.add(new Found(Optional.empty(), ranges, defect));
    }

    private void rule(Label label, LsRanges ranges, Status status) {
        overrule(ranges);
        String comment = label.said().comment();
        rulings.add(new Ruling(ranges, status, comment.isBlank() ? "so says " + label.by() : comment));
    }

    private void overrule(LsRanges ranges) {
        rulings.replaceAll(r -> new Ruling(r.ranges().minus(ranges), r.status(), r.cause()));
        rulings.removeIf(r -> r.ranges().isEmpty());
    }
}

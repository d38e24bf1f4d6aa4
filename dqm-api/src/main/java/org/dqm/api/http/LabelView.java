package org.dqm.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.label.Label;
import org.dqm.alarm.label.LabelDraft;
import org.dqm.alarm.label.LabelTarget;
import org.dqm.alarm.label.LabelVerdict;
import org.dqm.alarm.label.LsRange;
import org.dqm.api.view.AlarmView;

/** A label as callers see it; one of an alarm has neither run nor lumisections of its own. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record LabelView(
        long id,
        Optional<Long> alarmId,
        Optional<Long> elementId,
        String subsystem,
        Optional<Integer> run,
        Optional<List<Integer>> ls,
        LabelVerdict verdict,
        Optional<String> kind,
        Optional<Boolean> tolerable,
        boolean recoverable,
        String comment,
        String by,
        Instant at,
        Optional<Long> supersedes,
        Optional<Long> supersededBy) {

    static LabelView of(Label label) {
        LabelDraft said = label.said();
        Optional<Long> alarm = Optional.empty();
        Optional<Long> element = Optional.empty();
        Optional<Integer> run = Optional.empty();
        Optional<LsRange> range = Optional.empty();
        if (said.target() instanceof LabelTarget.OfAlarm of) {
            alarm = Optional.of(of.alarmId());
        } else if (said.target() instanceof LabelTarget.OfElement of) {
            element = Optional.of(of.elementId());
            run = Optional.of(of.run());
            range = Optional.of(of.range());
        } else if (said.target() instanceof LabelTarget.OfSubsystem of) {
            run = Optional.of(of.run());
            range = Optional.of(of.range());
        }
        return new LabelView(
                label.id(),
                alarm,
                element,
                label.subsystem(),
                run,
                range.map(r -> List.of(r.from(), r.to())),
                said.verdict(),
                said.kind().map(AlarmView::word),
                said.tolerable(),
                said.recoverable(),
                said.comment(),
                label.by(),
                label.at(),
                boxed(said.supersedes()),
                boxed(label.supersededBy()));
    }

    private static Optional<Long> boxed(OptionalLong id) {
        return id.isPresent() ? Optional.of(id.getAsLong()) : Optional.empty();
    }
}

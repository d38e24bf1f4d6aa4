package org.dqm.alarm;

import java.util.Optional;
import org.dqm.domain.ModelVersion;

/** An alarm whose next state is being put together. Not for use by several threads. */
final class AlarmDraft {
    private final Alarm from;
    private int revision;
    private Fault fault;
    private Severity severity;
    private Condition condition;
    private Acknowledgement acknowledgement;
    private Optional<Acknowledger> acknowledger;
    private Onset onset;
    private double threshold;
    private ModelVersion model;
    private Live live;

    private AlarmDraft(Alarm from) {
        this.from = from;
        this.revision = from.revision();
        this.fault = from.fault();
        this.severity = from.severity();
        this.condition = from.condition();
        this.acknowledgement = from.acknowledgement();
        this.acknowledger = from.acknowledger();
        this.onset = from.onset();
        this.threshold = from.threshold();
        this.model = from.model();
        this.live = from.live();
    }

    static AlarmDraft of(Alarm alarm) {
        return new AlarmDraft(alarm);
    }

    Alarm toAlarm() {
        return new Alarm(
                from.id(),
                revision,
                from.element(),
                fault,
                severity,
                condition,
                acknowledgement,
                acknowledger,
                onset,
                threshold,
                model,
                live);
    }

    /** Something new for a person to decide on: what was acknowledged before no longer counts. */
    AlarmDraft nextRevision() {
        revision++;
        acknowledger = Optional.empty();
        return acknowledgement(Acknowledgement.UNACKED);
    }

    AlarmDraft fault(Fault next) {
        fault = next;
        return this;
    }

    AlarmDraft severity(Severity next, double itsThreshold) {
        severity = next;
        threshold = itsThreshold;
        return this;
    }

    AlarmDraft condition(Condition next) {
        condition = next;
        return this;
    }

    AlarmDraft acknowledgement(Acknowledgement next) {
        acknowledgement = next;
        return this;
    }

    AlarmDraft acknowledger(Optional<Acknowledger> next) {
        acknowledger = next;
        return this;
    }

    AlarmDraft onset(Onset next) {
        onset = next;
        return this;
    }

    AlarmDraft live(Live next, ModelVersion judge) {
        live = next;
        model = judge;
        return this;
    }
}

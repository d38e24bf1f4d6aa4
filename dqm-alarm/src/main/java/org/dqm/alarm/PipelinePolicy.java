package org.dqm.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.dqm.alarm.watch.PipelineFault;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.domain.ElementKey;
import org.dqm.domain.ModelVersion;

/**
 * Turns faults of the pipeline itself into alarms: told is active, dropped is normal. Each kind of fault in each place
 * is an element of its own, {@code HcalSim/pipeline/no-data}, so a fault that comes again while its alarm still waits
 * for a person is that alarm.
 *
 * <p>Pure. No lumisection moves these alarms.
 */
public final class PipelinePolicy {
    private static final String SYSTEM = "system";
    private static final ModelVersion NO_MODEL = new ModelVersion("pipeline", 1);

    private final Annunciation annunciation;
    private final LongSupplier ids;

    /**
     * A policy.
     *
     * @param annunciation how these alarms call people
     * @param ids gives the next free alarm id each time it is asked
     */
    public PipelinePolicy(Annunciation annunciation, LongSupplier ids) {
        this.annunciation = annunciation;
        this.ids = ids;
    }

    /** The element that a fault belongs to; its subsystem is that of the data, else {@code system}. */
    public static ElementKey element(PipelineFault fault) {
        int slash = fault.key().indexOf('/');
        boolean isOfData = fault.kind() == PipelineFault.Kind.NO_DATA && slash > 0;
        return new ElementKey(
                "",
                isOfData
                        ? fault.key().substring(slash + 1) + "/pipeline/"
                                + fault.key().substring(0, slash)
                        : SYSTEM + "/pipeline/" + fault.key());
    }

    /**
     * What happens now.
     *
     * @param open the alarms of faults of the pipeline that a person must still see
     * @param faults those told now, by their elements
     * @param mayEnd whether a fault that is not told has gone; not so shortly after a start
     * @param at where the data are now
     */
    public List<Change> decide(
            Collection<Alarm> open, Map<ElementRef, PipelineFault> faults, boolean mayEnd, Moment at) {
        AlarmStep step = AlarmStep.ungated(at.now(), annunciation);
        List<Change> changes = new ArrayList<>();
        faults.forEach((element, fault) -> {
            Optional<Alarm> known = open.stream()
                    .filter(alarm -> alarm.sign(element).isPresent())
                    .findFirst();
            Sign sign = sign(element, fault, at);
            if (known.filter(alarm -> isTold(alarm, fault)).isEmpty()) {
                Alarm before = known.orElseGet(
                        () -> Alarm.blank(ids.getAsLong(), sign.in(Condition.NORMAL), at.now(), annunciation));
                changes.add(step.next(before, sign));
            }
        });
        for (Alarm alarm : open) {
            boolean isGone = faults.keySet().stream()
                    .noneMatch(element -> alarm.sign(element).isPresent());
            if (mayEnd && isGone && alarm.condition().isRaised()) {
                changes.add(step.next(alarm, alarm.leading().in(Condition.NORMAL)));
            }
        }
        return changes;
    }

    private static boolean isTold(Alarm alarm, PipelineFault fault) {
        return alarm.condition().isRaised() && alarm.title().equals(fault.text());
    }

    private static Sign sign(ElementRef element, PipelineFault fault, Moment at) {
        return new Sign(
                element,
                new Fault(
                        FaultKind.PIPELINE,
                        BinSet.rectangle(1, 1, new BinRange(1, 1), new BinRange(1, 1)),
                        Optional.of(fault.text())),
                Condition.ACTIVE,
                severity(fault.kind()),
                false,
                0,
                at.data(),
                NO_MODEL,
                new Live(at.data().run(), at.data().ls(), 0, 0, 0),
                Track.NEW);
    }

    /** Data that nobody sees are an alarm; data that are seen late or in part a warning. */
    private static Severity severity(PipelineFault.Kind kind) {
        return switch (kind) {
            case NO_DATA, MODEL_REFUSED -> Severity.ALARM;
            case LAG, REJECTED -> Severity.WARN;
        };
    }

    /**
     * When a decision is made.
     *
     * @param data the newest lumisection of any element; run 0 before the first
     */
    public record Moment(Instant now, Lumisection data) {}
}

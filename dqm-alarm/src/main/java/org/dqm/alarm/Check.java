package org.dqm.alarm;

/** What an element's verdicts are held against, which of them count, and how its alarms call people. */
public record Check(Thresholds thresholds, Gates gates, Annunciation annunciation) {
    /** Of an element that nobody configured. */
    public static final Check DEFAULT = of(Thresholds.DEFAULT);

    /** Every lumisection counts, and alarms are shown without a sound. */
    public static Check of(Thresholds thresholds) {
        return new Check(thresholds, Gates.OPEN, Annunciation.DEFAULT);
    }

    /** The same, calling nobody. */
    public Check inShadow() {
        return new Check(
                thresholds,
                gates,
                new Annunciation(Stage.SHADOW, annunciation.instruction(), annunciation.threshold()));
    }
}

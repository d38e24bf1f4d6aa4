package org.dqm.model.crossing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is in the crossings: background alone, or one of five toy signals on top of it. The signals are made to measure a
 * trigger with, never to train one.
 */
public enum Sample {
    /** Pileup and the hard scatters in it. */
    BACKGROUND(0),
    /** Eight jets. */
    MULTI_JET(1),
    /** Two late, narrow deposits. */
    DISPLACED(2),
    /** Hundreds of soft particles. */
    SOFT_UNCLUSTERED(3),
    /** Two top quarks. */
    TOP_PAIR(4),
    /** A detector fault: one region that reads too much. */
    HOT_REGION(5);

    private final int stream;

    Sample(int stream) {
        this.stream = stream;
    }

    /** Of random numbers. */
    int stream() {
        return stream;
    }

    /** As on the command line and in files: {@code top-pair}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All but the background. */
    public static List<Sample> signals() {
        return Arrays.stream(values()).filter(each -> each != BACKGROUND).toList();
    }

    /** The sample of that label, if there is one. */
    public static Optional<Sample> labelled(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label))
                .findFirst();
    }
}

package org.dqm.alarm.machine;

import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Stage;

/** What people have been told of the fault, and what they said to it. */
final class News {
    private Acknowledgement acknowledgement = Acknowledgement.NONE;
    /** Whether a person has acknowledged the present revision. */
    private boolean isSeen;

    private Stage stage = Stage.VISUAL;
    private int revision;
    private int knownBins;
    private long calls;

    /** Of another fault. */
    void begin(Stage of) {
        revision = 0;
        acknowledgement = Acknowledgement.NONE;
        isSeen = false;
        stage = of;
    }

    void stage(Stage of) {
        stage = of;
    }

    void atLeast(Stage of) {
        stage = of.compareTo(stage) > 0 ? of : stage;
    }

    /** @param isAloud whether nothing holds it back */
    void tell(int bins, boolean isAloud) {
        revision++;
        knownBins = bins;
        acknowledgement = Acknowledgement.UNACKED;
        isSeen = false;
        if (stage == Stage.AUDIBLE && isAloud) {
            calls++;
        }
    }

    /** Whether there is anything to acknowledge. */
    boolean acknowledge(int bins) {
        if (acknowledgement == Acknowledgement.NONE && !isSeen) {
            return false;
        }
        if (!isSeen) {
            knownBins = bins;
            isSeen = true;
            acknowledgement = isLatched() ? Acknowledgement.NONE : Acknowledgement.ACKED;
        }
        return true;
    }

    boolean takeBack(int bins) {
        if (acknowledgement != Acknowledgement.ACKED) {
            return false;
        }
        acknowledgement = Acknowledgement.UNACKED;
        isSeen = false;
        knownBins = bins;
        return true;
    }

    void returned() {
        acknowledgement =
                acknowledgement == Acknowledgement.ACKED ? Acknowledgement.NONE : Acknowledgement.RETURNED_UNACKED;
    }

    boolean isLatched() {
        return acknowledgement == Acknowledgement.RETURNED_UNACKED;
    }

    boolean hasGrown(int bins) {
        return bins > 1.5 * knownBins;
    }

    Acknowledgement acknowledgement() {
        return acknowledgement;
    }

    Stage stage() {
        return stage;
    }

    int revision() {
        return revision;
    }

    long calls() {
        return calls;
    }
}

package org.dqm.alarm;

import java.util.ArrayList;
import java.util.List;

/**
 * The running state of a sign: with it, decisions after a restart are those of a service that never stopped.
 *
 * @param recent findings of the last scored lumisections, oldest first, as many as N of M needs
 * @param goodInARow good lumisections at the end of them, within the present run
 * @param activations how often it became active with fewer than {@link #QUIET} good lumisections in between
 * @param lastBad the last lumisection that was not good, counted as {@link Progress#scored}
 * @param isGated raised, and since a lumisection that counts neither way none has been bad
 * @param isHeldBack raised, and less loud or severe than it would be if conditions had not been missing
 */
public record Track(
        List<Finding> recent, int goodInARow, int activations, long lastBad, boolean isGated, boolean isHeldBack) {
    /** Good lumisections after which a fault that comes back is a new one. */
    public static final int QUIET = 40;

    /** Times that an alarm becomes active, never quiet for long in between, after which it comes and goes. */
    public static final int INTERMITTENT = 3;

    static final Track NEW = new Track(List.of(), 0, 0, 0);

    /** One that is neither gated nor held back. */
    public Track(List<Finding> recent, int goodInARow, int activations, long lastBad) {
        this(recent, goodInARow, activations, lastBad, false, false);
    }

    public Track {
        recent = List.copyOf(recent);
    }

    /**
     * Adds a finding and keeps the last {@code length}.
     *
     * @param at its place, counted as {@link Progress#scored}
     */
    Track with(Finding finding, int length, boolean newRun, long at) {
        List<Finding> longer = new ArrayList<>(recent);
        longer.add(finding);
        List<Finding> kept = longer.subList(Math.max(0, longer.size() - length), longer.size());
        int before = newRun ? 0 : goodInARow;
        boolean isGood = finding == Finding.GOOD;
        return new Track(
                kept, isGood ? before + 1 : 0, activations, isGood ? lastBad : at, isGated && isGood, isHeldBack);
    }

    /**
     * Active from now on: what was good before does not count towards the return.
     *
     * @param at its place, counted as {@link Progress#scored}; that of the last in order for a late one
     */
    Track activated(long at) {
        return new Track(recent, 0, activations + 1, at);
    }

    /** Its element is in a lumisection that counts neither way. */
    Track gated() {
        return new Track(recent, goodInARow, activations, lastBad, true, isHeldBack);
    }

    /** The same, held back or not. */
    Track heldBack(boolean is) {
        return new Track(recent, goodInARow, activations, lastBad, isGated, is);
    }

    /** As before the first bad lumisection, but for the activations. */
    Track returned() {
        return new Track(List.of(), 0, activations, lastBad);
    }

    /** As before the first bad lumisection. */
    Track forgotten() {
        return NEW;
    }

    /** Whether a fault that comes back is still this one. */
    boolean isRemembered() {
        return activations > 0;
    }

    /** Comes and goes: it stays active until it has been quiet for long. */
    public boolean isIntermittent() {
        return activations >= INTERMITTENT;
    }

    /** Whether there was nothing bad in the {@link #QUIET} lumisections up to {@code now}. */
    boolean isQuiet(long now) {
        return now - lastBad >= QUIET;
    }

    /** What the last scored lumisection said. */
    public Finding last() {
        return recent.isEmpty() ? Finding.GOOD : recent.get(recent.size() - 1);
    }

    /** Whether {@code n} of the last {@code m} findings are {@code finding} or worse. */
    boolean has(int n, int m, Finding finding) {
        return recent.subList(Math.max(0, recent.size() - m), recent.size()).stream()
                        .filter(f -> f.compareTo(finding) >= 0)
                        .count()
                >= n;
    }
}

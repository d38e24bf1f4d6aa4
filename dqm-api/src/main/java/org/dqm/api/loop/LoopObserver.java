package org.dqm.api.loop;

import java.util.List;
import java.util.OptionalLong;
import org.dqm.domain.FatalException;
import org.dqm.domain.Verdict;

/** Hears what the loop does, on the loop's thread; returns at once and never throws. */
public interface LoopObserver {
    /** The loop is alive; {@code lag} records are still to be read, empty while unknown. */
    void wentRound(OptionalLong lag);

    /** A transaction is durable; {@code verdicts} are what it held, none for duplicates and rejected records. */
    void committed(List<Verdict> verdicts);

    /** The database did not answer. */
    void databaseAway();

    /** The loop has ended because something outside is wrong for good. */
    void failed(FatalException reason);
}

package org.dqm.api.wiring;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.dqm.api.live.LiveSignal;
import org.dqm.api.loop.LoopObserver;
import org.dqm.api.loop.LoopStatus;
import org.dqm.api.view.PipelineStatus.Reach;
import org.dqm.domain.FatalException;
import org.dqm.domain.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what the loop does: to its status, to the live feed, and to those who can mend it. */
record Observers(LoopStatus status, LiveSignal feed, Outside outside, CompletableFuture<FatalException> failure)
        implements LoopObserver {
    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    @Override
    public void wentRound(OptionalLong lag) {
        status.wentRound(lag);
        if (status.status().database() == Reach.DOWN) {
            // Also while nothing arrives: the page needs the database too.
            mend();
        }
    }

    @Override
    public void committed(List<Verdict> verdicts) {
        status.committed(verdicts);
        feed.committed();
    }

    @Override
    public void databaseAway() {
        status.databaseAway();
        mend();
    }

    @Override
    public void failed(FatalException reason) {
        status.failed(reason);
        failure.complete(reason);
    }

    private void mend() {
        try {
            outside.mendDatabase();
        } catch (RuntimeException e) {
            LOG.warn("the embedded database could not be started again: {}", e.getMessage());
        }
    }
}

package org.dqm.api.sink;

/** Work that is done again and again. */
@FunctionalInterface
public interface Round {
    /**
     * Does what there is to do now.
     *
     * @return whether there may be more to do at once
     * @throws org.dqm.domain.RetryableException if something outside is away: the same round is worth another try
     */
    boolean isMoreLeft();
}

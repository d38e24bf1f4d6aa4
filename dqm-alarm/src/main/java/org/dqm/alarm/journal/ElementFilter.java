package org.dqm.alarm.journal;

import java.util.Optional;

/**
 * Which elements are wanted.
 *
 * @param me the whole path of one
 * @param subsystem first segment of their paths
 */
public record ElementFilter(Optional<String> me, Optional<String> subsystem) {
    /** All of them. */
    public static final ElementFilter ALL = new ElementFilter(Optional.empty(), Optional.empty());
}

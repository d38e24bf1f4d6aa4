package org.dqm.alarm;

import org.dqm.domain.ElementKey;

/**
 * A monitoring element under its number.
 *
 * @param id number given when the element was first seen, ≥ 1; {@code elementId} in REST paths
 */
public record ElementRef(long id, ElementKey key) {}

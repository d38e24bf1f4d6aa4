package org.dqm.alarm;

/**
 * What a person did about an alarm.
 *
 * <ul>
 *   <li>{@code NONE → UNACKED}: the alarm became active
 *   <li>{@code UNACKED → ACKED}: a person acknowledged
 *   <li>{@code ACKED → UNACKED}: a higher severity, the fault grew, the last suppression ended, or a person took it
 *       back
 *   <li>{@code ACKED → NONE}: back to normal
 *   <li>{@code UNACKED → RETURNED_UNACKED}: back to normal, unseen
 *   <li>{@code RETURNED_UNACKED → NONE}: a person acknowledged
 *   <li>{@code RETURNED_UNACKED → UNACKED}: active again
 * </ul>
 */
public enum Acknowledgement {
    /** Nothing to acknowledge. */
    NONE,
    /** Waits for a person. */
    UNACKED,
    /** A person has seen it. */
    ACKED,
    /** Went away before a person saw it; latched until one does. */
    RETURNED_UNACKED
}

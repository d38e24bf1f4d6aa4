package org.dqm.alarm;

/** A lumisection of a run. */
public record Lumisection(int run, int ls) {
    /** Whether it is of the same run and at most {@code distance} lumisections away. */
    boolean isNear(Lumisection other, int distance) {
        return run == other.run && Math.abs((long) ls - other.ls) <= distance;
    }
}

package org.dqm.alarm;

/**
 * One version of one threshold resource.
 *
 * @param id number of the resource, ≥ 1
 * @param version counts its edits, ≥ 1
 */
public record ThresholdRef(long id, int version) {
    public ThresholdRef {
        if (id < 1 || version < 1) {
            throw new IllegalArgumentException("need id and version of at least 1, got " + id + " and " + version);
        }
    }
}

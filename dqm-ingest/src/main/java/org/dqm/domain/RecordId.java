package org.dqm.domain;

/**
 * Identity of a record: one monitoring element in one lumisection. The first record of an identity wins.
 *
 * @param run run number, ≥ 0
 * @param ls lumisection number within the run, ≥ 0
 */
public record RecordId(ElementKey element, int run, int ls) {
    public RecordId {
        if (run < 0 || ls < 0) {
            throw new IllegalArgumentException("run_number and ls_number must not be negative, got " + run + ", " + ls);
        }
    }

    /** The same in a stream. */
    public RecordId in(DataStream stream) {
        return new RecordId(new ElementKey(element.dataset(), element.me(), stream), run, ls);
    }

    @Override
    public String toString() {
        return element.me() + " run " + run + " LS " + ls;
    }
}

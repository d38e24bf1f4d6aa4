package org.dqm.fpga.lint;

/**
 * A rule that the files break.
 *
 * @param where node, tensor or key
 */
public record Finding(Rule rule, String where, String message) {
    @Override
    public String toString() {
        return rule + " at " + where + ": " + message;
    }
}

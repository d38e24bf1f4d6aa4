package org.dqm.fpga.emulate;

/** Is told what goes through each {@code Quant} node: for counting saturated and vanished numbers. */
@FunctionalInterface
public interface Watcher {
    /**
     * One node of one event.
     *
     * @param before q at exponent {@code exponent}, before rounding; must not be written
     * @param after q of the node's type; must not be written
     */
    void quantised(String node, long[] before, int exponent, long[] after);
}

package org.dqm.fpga.export;

import org.dqm.fpga.graph.FixedType;

/**
 * What one layer with weights costs.
 *
 * @param positions places at which the same weights are used: bins of a convolution's output, 1 of a matrix
 * @param weights how many there are
 * @param nonZero how many are not 0
 * @param terms products that one output adds up
 * @param reuse how often one multiplier is used for a position
 */
record LayerCost(
        String name,
        boolean isDense,
        int positions,
        int weights,
        int nonZero,
        int terms,
        FixedType weight,
        FixedType input,
        FixedType accumulator,
        int reuse) {
    /** Above this a multiplication takes a DSP, below it look-up tables. */
    private static final int LUT_PRODUCT_BITS = 20;

    long multiplyAccumulates() {
        return (long) positions * weights;
    }

    long multiplies() {
        return (long) positions * nonZero;
    }

    /** Σ bits of weight · bits of input, over multiplications by weights that are not 0. */
    long bitOperations() {
        return multiplies() * weight.bits() * input.bits();
    }

    long weightBits() {
        return (long) weights * weight.bits();
    }

    /** One adder for each product, and for a small product half its bit products. */
    long luts() {
        long product = usesDsp() ? 0 : (long) weight.bits() * input.bits() / 2;
        return nonZero * (product + accumulator.bits() / 2) / reuse;
    }

    long dsps() {
        return usesDsp() ? (nonZero + reuse - 1) / reuse : 0;
    }

    /** Positions one after the other, then the product, two levels of adders a cycle, and the rounding. */
    long cycles() {
        int levels = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, terms - 1));
        return (long) positions * reuse + 2 + (levels + 1) / 2;
    }

    private boolean usesDsp() {
        return weight.bits() + input.bits() > LUT_PRODUCT_BITS;
    }
}

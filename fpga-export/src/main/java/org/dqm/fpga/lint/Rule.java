package org.dqm.fpga.lint;

/** What hls4ml needs of {@code model.onnx} and {@code hls4ml_config.yml}; what happens otherwise stands in docs/fpga.md. */
public enum Rule {
    /** Format and operator versions. */
    VERSIONS,
    /** Channels last, one event; the input's name. */
    SHAPES,
    /** Names of nodes and of their outputs. */
    NAMES,
    /** Every tensor's type and shape is said, no initializer is shared, no input is left out. */
    VALUE_INFO,
    /** Outputs in the order of the nodes. */
    OUTPUT_ORDER,
    /** Quantisers: one power of two per tensor. */
    QUANT,
    /** Convolutions: layout, bias, attributes. */
    CONV,
    /** Matrix products, with the bias as a sum after them. */
    DENSE,
    /** Every bias quantised, no finer than the product. */
    BIAS,
    /** A quantiser after every activation and sum. */
    QUANT_AFTER,
    /** Pools do not overlap and have no padding; means are shifts. */
    POOL,
    /** Shapes of reshapes. */
    RESHAPE,
    /** Nearest neighbours, equal factors, size told. */
    RESIZE,
    /** Only operators that hls4ml knows. */
    OPERATORS,
    /** The chain of a score. */
    SCORE,
    /** The input is quantised first. */
    INPUT_QUANT,
    /** The configuration: an entry for every node, exact precision. */
    CONFIG
}

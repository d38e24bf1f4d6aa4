package org.dqm.fpga.export;

/** What an export is at; they come in this order. */
public enum ExportStep {
    /** Good inputs of the network are made, or read. Whoever asks for the export does that. */
    INPUTS,
    /** Ranges are taken, fixed-point types chosen, bits searched for. */
    PRECISION,
    /** Crossings are scored with the emulator, if any are asked for. */
    RATES,
    /** Test vectors are made and answered by the emulator. */
    TEST_VECTORS,
    /** The files are written and read back by the linter, the chip is compared with float. */
    FILES
}

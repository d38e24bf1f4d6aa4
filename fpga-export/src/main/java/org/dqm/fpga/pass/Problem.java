package org.dqm.fpga.pass;

/**
 * Why a layer cannot go to an FPGA with hls4ml.
 *
 * @param layer its name
 * @param remedy what to do about it
 */
public record Problem(String layer, String cause, String remedy) {
    @Override
    public String toString() {
        return "layer " + layer + ": " + cause + "; " + remedy;
    }
}

package org.dqm.fpga.pass;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What leaves the chip. */
public enum OutputForm {
    /** What the network answers: the reconstruction of an autoencoder, the score of a student. */
    NETWORK("network"),
    /** One number: the sum of squared differences of input and reconstruction, times 2^−k. */
    SCORE("score"),
    /** The code in the middle. */
    LATENT("latent"),
    /** Code, reconstruction and score, in this order. */
    ALL("all");

    private final String label;

    OutputForm(String label) {
        this.label = label;
    }

    /** As options write it. */
    public String label() {
        return label;
    }

    public boolean hasScore() {
        return this == SCORE || this == ALL;
    }

    public boolean hasLatent() {
        return this == LATENT || this == ALL;
    }

    /**
     * The form of that label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static OutputForm of(String label) {
        return Arrays.stream(values())
                .filter(form -> form.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outputs '" + label + "'; found: "
                        + Arrays.stream(values()).map(OutputForm::label).collect(Collectors.joining(", "))));
    }
}

package org.dqm.model.train;

import org.dqm.domain.ElementPattern;
import org.dqm.domain.ModelVersion;

/**
 * What to train.
 *
 * @param model name and version of the bundle
 * @param element which elements it is for
 * @param network which one
 * @param epochs at most so many passes over the examples; 0 leaves the reference to itself
 * @param seed of weights, hidden regions and their order
 * @param command what the user typed, for the model card
 */
public record TrainingRequest(
        ModelVersion model, ElementPattern element, NetworkChoice network, int epochs, long seed, String command) {
    /** Passes unless told otherwise; training stops earlier when validation gets no better. */
    public static final int DEFAULT_EPOCHS = 12;

    /** With the standard network. */
    public TrainingRequest(ModelVersion model, ElementPattern element, int epochs, long seed, String command) {
        this(model, element, NetworkChoice.STANDARD, epochs, seed, command);
    }

    public TrainingRequest {
        if (epochs < 0) {
            throw new IllegalArgumentException("epochs must not be negative, got " + epochs);
        }
    }
}

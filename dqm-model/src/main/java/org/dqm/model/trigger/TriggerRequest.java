package org.dqm.model.trigger;

import org.dqm.domain.ElementPattern;
import org.dqm.domain.ModelVersion;
import org.dqm.model.train.FineTuning;

/**
 * What to train.
 *
 * @param model name and version of the bundle
 * @param element what its maps are called
 * @param epochs at most so many passes over the crossings
 * @param seed of weights, order and unusual crossings
 * @param command what the user typed, for the model card
 */
public record TriggerRequest(
        ModelVersion model, ElementPattern element, int epochs, long seed, FineTuning fineTuning, String command) {
    public TriggerRequest {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, got " + epochs);
        }
    }
}

package org.dqm.model.train;

import org.dqm.model.network.Autoencoders;
import org.dqm.model.network.Loss;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TensorShape;

/**
 * Which network to train, and what to make small.
 *
 * @param architecture one of {@link Autoencoders#names()}
 */
public record NetworkChoice(String architecture, Loss loss, FineTuning fineTuning) {
    /** The default. */
    public static final NetworkChoice STANDARD = new NetworkChoice("standard", Loss.SQUARED, FineTuning.NONE);

    public NetworkChoice {
        if (!Autoencoders.names().contains(architecture)) {
            throw new IllegalArgumentException("no architecture '" + architecture + "'; found: "
                    + String.join(", ", Autoencoders.names())
                    + " (supervised-cnn is a method of ./dqm evaluate: it gives no expectation to score against)");
        }
        if (loss == Loss.LOGISTIC) {
            throw new IllegalArgumentException("an expectation is not trained on labels");
        }
    }

    NetworkSpec spec(TensorShape input) {
        return Autoencoders.named(architecture, input);
    }
}

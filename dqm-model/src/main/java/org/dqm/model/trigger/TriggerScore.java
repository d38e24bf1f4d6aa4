package org.dqm.model.trigger;

import java.util.Arrays;
import java.util.Locale;
import org.dqm.model.registry.Manifest;

/** How a network's answer becomes a score: the higher, the less usual. Both kinds are on one scale. */
public enum TriggerScore {
    /** log₂(1 + mean squared difference between map and answer, in counts²): of an autoencoder. */
    SQUARED_ERROR,
    /** The one number of the answer: of a student, which learned the other. */
    OUTPUT;

    static final String KEY = "score";

    /** As in the manifest. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * That of a trigger bundle.
     *
     * @throws IllegalArgumentException if it is no trigger bundle
     */
    public static TriggerScore of(Manifest manifest) {
        return Arrays.stream(values())
                .filter(score -> score.label().equals(manifest.preprocessing().get(KEY)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        manifest.model() + " does not say what its score is: squared_error or output"));
    }

    /** Score of one of several maps side by side. */
    double of(TriggerInput input, float[] maps, float[] answers, Place place) {
        return switch (this) {
            case OUTPUT -> answers[place.index];
            case SQUARED_ERROR -> {
                double sum = 0;
                for (int i = place.index * place.bins; i < (place.index + 1) * place.bins; i++) {
                    double difference = maps[i] - answers[i];
                    sum += difference * difference;
                }
                double counts = sum / place.bins / input.count() / input.count();
                yield StrictMath.log1p(counts) / StrictMath.log(2);
            }
        };
    }

    /** Which map, and how many bins each has. */
    record Place(int index, int bins) {}
}

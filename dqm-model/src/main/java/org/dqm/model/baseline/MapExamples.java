package org.dqm.model.baseline;

import java.util.List;
import java.util.SplittableRandom;
import org.dqm.model.network.Example;
import org.dqm.model.network.Examples;

/**
 * Good maps as question and answer.
 *
 * @param maps shape {@code [ny, nx]} each
 * @param weight shape of the image: how much each place counts; only read
 * @param corrupted part of the bins that the question shows as dead; 0 for a plain autoencoder
 */
record MapExamples(List<float[]> maps, PaddedImage image, Weighting weight, double corrupted, long seed)
        implements Examples {
    @Override
    public int size() {
        return maps.size();
    }

    @Override
    public Example example(int epoch, int index) {
        float[] map = maps.get(index);
        float[] answer = new float[image.shape().size()];
        image.write(map, answer);
        if (corrupted == 0) {
            return new Example(answer, answer, weight.values());
        }
        SplittableRandom random = new SplittableRandom(seed + 1_000_003L * epoch + index);
        float[] holed = map.clone();
        for (int i = 0; i < holed.length; i++) {
            holed[i] = random.nextDouble() < corrupted ? -1 : holed[i];
        }
        float[] question = new float[answer.length];
        image.write(holed, question);
        return new Example(question, answer, weight.values());
    }

    /** How much each place of the image counts; owns its numbers. */
    static final class Weighting {
        private final float[] values;

        private Weighting(float[] values) {
            this.values = values;
        }

        /** Live bins alone, by the square of their average number of hits: the squared error in hits. */
        static Weighting byHits(AverageMap average, PaddedImage image) {
            float[] values = new float[image.shape().size()];
            for (int k = 0; k < average.liveBins(); k++) {
                float hits = average.share(average.live(k)) * average.liveBins();
                values[image.place(average.live(k))] = hits * hits;
            }
            return new Weighting(values);
        }

        private float[] values() {
            return values;
        }
    }
}

package org.dqm.model.baseline;

import java.util.function.Function;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TensorShape;

/**
 * A convolutional autoencoder over maps relative to the average map, trained with the squared error in hits.
 *
 * @param relative how a map becomes its input
 */
record MapAutoencoder(RelativeMap relative, PaddedImage image, MapNetwork network) {
    /**
     * Trains.
     *
     * @param architecture of the network for an image of that shape
     * @param corrupted part of the bins shown as dead while it learns; 0 for a plain autoencoder
     */
    static MapAutoencoder train(
            GoodMaps good, NetworkTraining how, Function<TensorShape, NetworkSpec> architecture, double corrupted) {
        RelativeMap relative = RelativeMap.of(good);
        PaddedImage image = new PaddedImage(good.grid());
        MapExamples.Weighting weight = MapExamples.Weighting.byHits(relative.average(), image);
        RelativeMaps maps = RelativeMaps.of(good, relative, how.maps());
        MapNetwork network = MapNetwork.train(
                architecture.apply(image.shape()),
                how,
                new MapExamples(maps.training(), image, weight, corrupted, how.seed()),
                new MapExamples(maps.validation(), image, weight, corrupted, ~how.seed()));
        return new MapAutoencoder(relative, image, network);
    }

    AverageMap average() {
        return relative.average();
    }

    /** Working memory to reconstruct one map after the other. */
    Reader reader() {
        return new Reader(this);
    }

    /** The last map read beside its reconstruction. */
    static final class Reader {
        private final MapAutoencoder model;
        private final float[] map;
        private final float[] input;
        private float[] answer;

        private Reader(MapAutoencoder model) {
            this.model = model;
            this.input = new float[model.image().shape().size()];
            this.answer = input;
            this.map = new float[model.image().bins()];
        }

        void read(LumisectionHistogram histogram) {
            model.relative().write(histogram, map);
            model.image().write(map, input);
            answer = model.network().run(input);
        }

        boolean isLive(int bin) {
            return model.average().isLive(bin);
        }

        /** What the network says of a bin. */
        float answer(int bin) {
            return answer[model.image().place(bin)];
        }

        /** Reconstruction less input, over the average map. */
        float off(int bin) {
            return answer[model.image().place(bin)] - map[bin];
        }
    }
}

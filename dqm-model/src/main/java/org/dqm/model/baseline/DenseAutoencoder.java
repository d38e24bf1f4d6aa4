package org.dqm.model.baseline;

import java.util.Arrays;
import java.util.List;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.network.Example;
import org.dqm.model.network.Examples;

/**
 * A fully connected autoencoder over the live bins relative to the average map; squared error per bin, the map has the
 * mean over its live bins.
 *
 * <p>Source: the drift tubes' chamber autoencoder, arXiv:1808.00911; layer sizes are ours.
 */
public final class DenseAutoencoder implements MethodFitting {
    private final NetworkTraining how;

    public DenseAutoencoder(NetworkTraining how) {
        this.how = how;
    }

    @Override
    public String name() {
        return "dense_autoencoder";
    }

    @Override
    public Method fit(GoodMaps good) {
        RelativeMap relative = RelativeMap.of(good);
        AverageMap average = relative.average();
        RelativeMaps maps = RelativeMaps.of(good, relative, how.maps());
        MapNetwork network = MapNetwork.train(
                Architectures.dense(average.liveBins()),
                how,
                examples(maps.training(), average),
                examples(maps.validation(), average));
        return new StatisticMethod(
                name(),
                good.grid(),
                () -> new Loss(relative, network, good.grid().size()));
    }

    private static Examples examples(List<float[]> maps, AverageMap average) {
        float[] weight = new float[average.liveBins()];
        Arrays.fill(weight, 1);
        List<Example> examples = maps.stream()
                .map(map -> live(map, average))
                .map(live -> new Example(live, live, weight))
                .toList();
        return new Examples() {
            @Override
            public int size() {
                return examples.size();
            }

            @Override
            public Example example(int epoch, int index) {
                return examples.get(index);
            }
        };
    }

    private static float[] live(float[] map, AverageMap average) {
        float[] live = new float[average.liveBins()];
        for (int k = 0; k < live.length; k++) {
            live[k] = map[average.live(k)];
        }
        return live;
    }

    private static final class Loss implements Statistic {
        private final RelativeMap relative;
        private final MapNetwork network;
        private final float[] map;
        private final float[] input;

        Loss(RelativeMap relative, MapNetwork network, int size) {
            this.relative = relative;
            this.network = network;
            this.map = new float[size];
            this.input = new float[relative.average().liveBins()];
        }

        @Override
        public double of(LumisectionHistogram histogram, float[] bins) {
            relative.write(histogram, map);
            for (int k = 0; k < input.length; k++) {
                input[k] = map[relative.average().live(k)];
            }
            float[] answer = network.run(input);
            Arrays.fill(bins, 0);
            double sum = 0;
            for (int k = 0; k < input.length; k++) {
                float off = answer[k] - input[k];
                bins[relative.average().live(k)] = off * off;
                sum += off * off;
            }
            return sum / input.length;
        }
    }
}

package org.dqm.model.baseline;

import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.network.Loss;
import org.dqm.model.network.TrainingOptions;

/**
 * A convolutional network that is shown faults: it says for every bin how likely it is part of one, having learnt from
 * good maps with planted dead, cold and hot squares of 1, 2 and 5 bins' side. The map has its worst bin's.
 *
 * <p>Source: the supervised networks of arXiv:1808.00911 and of the HCAL study (Fidalgo 2018); per bin instead of per
 * map, so that it also says where.
 */
public final class SupervisedCnn implements MethodFitting {
    private final NetworkTraining how;

    public SupervisedCnn(NetworkTraining how) {
        this.how = how;
    }

    @Override
    public String name() {
        return "supervised_cnn";
    }

    @Override
    public Method fit(GoodMaps good) {
        RelativeMap relative = RelativeMap.of(good);
        PaddedImage image = new PaddedImage(good.grid());
        RelativeMaps maps = RelativeMaps.of(good, relative, how.maps());
        AverageMap average = relative.average();
        MapNetwork network = MapNetwork.train(
                Architectures.perBin(image.shape()),
                TrainingOptions.standard(how.epochs(), how.seed()).with(Loss.LOGISTIC),
                new PlantedSquares(maps.training(), good.grid(), image, average, how.seed()),
                new PlantedSquares(maps.validation(), good.grid(), image, average, ~how.seed()));
        MapAutoencoder parts = new MapAutoencoder(relative, image, network);
        return new StatisticMethod(name(), good.grid(), () -> {
            MapAutoencoder.Reader reader = parts.reader();
            return (LumisectionHistogram histogram, float[] bins) -> {
                reader.read(histogram);
                double worst = 0;
                for (int i = 0; i < bins.length; i++) {
                    bins[i] = average.isLive(i) ? probability(reader.answer(i)) : 0;
                    worst = Math.max(worst, bins[i]);
                }
                return worst;
            };
        });
    }

    private static float probability(float logit) {
        return (float) (1 / (1 + Math.exp(-logit)));
    }
}

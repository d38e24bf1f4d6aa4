package org.dqm.model.baseline;

import java.util.List;
import java.util.Optional;
import org.dqm.domain.LumisectionHistogram;

/**
 * The algorithm of the CMS ECAL online autoencoder: each map over its pileup and events, an autoencoder trained with
 * squared error on the corrected map, then ((reconstruction − input)/average map)² per bin ("spatial correction"),
 * multiplied over the last lumisections ("time correction"). The map has its worst bin's.
 *
 * <p>Ours differs in the network (smaller, and it is shown ratios to the average map, with the squared error weighted
 * back to hits) and in that single lumisections go in where the live system sums three. Source: arXiv:2309.10157 and
 * CMSSW {@code MLClient}.
 */
public final class EcalAutoencoder {
    private final NetworkTraining how;
    private Optional<Fitted> fitted = Optional.empty();

    public EcalAutoencoder(NetworkTraining how) {
        this.how = how;
    }

    /** Without correction, spatial, × 3 and × 6 lumisections; the network is trained once for all. */
    public List<MethodFitting> fittings() {
        return List.of(
                new Variant("ecal_no_correction", false, 1),
                new Variant("ecal_spatial", true, 1),
                new Variant("ecal_spatial_time", true, 3),
                new Variant("ecal_spatial_time_6", true, 6));
    }

    private synchronized MapAutoencoder autoencoder(GoodMaps good) {
        if (fitted.isEmpty() || !fitted.get().good().equals(good)) {
            fitted = Optional.of(new Fitted(good, MapAutoencoder.train(good, how, Architectures::convolutional, 0)));
        }
        return fitted.get().autoencoder();
    }

    /** The last training, for the variants that follow. */
    private record Fitted(GoodMaps good, MapAutoencoder autoencoder) {}

    private final class Variant implements MethodFitting {
        private final String name;
        private final boolean isSpatial;
        private final int length;

        Variant(String name, boolean isSpatial, int length) {
            this.name = name;
            this.isSpatial = isSpatial;
            this.length = length;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Method fit(GoodMaps good) {
            MapAutoencoder autoencoder = autoencoder(good);
            StatisticMethod each = new StatisticMethod(name, good.grid(), () -> loss(autoencoder, isSpatial));
            return length == 1 ? each : new ProductMethod(each, length);
        }
    }

    private static Statistic loss(MapAutoencoder autoencoder, boolean isSpatial) {
        MapAutoencoder.Reader reader = autoencoder.reader();
        AverageMap average = autoencoder.average();
        return (LumisectionHistogram histogram, float[] bins) -> {
            reader.read(histogram);
            double worst = 0;
            for (int i = 0; i < bins.length; i++) {
                float unit = isSpatial ? 1 : average.share(i) * average.liveBins();
                float off = reader.off(i) * unit;
                bins[i] = average.isLive(i) ? off * off : 0;
                worst = Math.max(worst, bins[i]);
            }
            return worst;
        };
    }
}

package org.dqm.model.baseline;

import org.dqm.domain.LumisectionHistogram;

/** |Reconstruction − input| of each bin over the standard deviation that it has in good maps; the map the worst's. */
final class StandardisedError {
    private static final int MAX_MAPS = 500;
    /** So that a bin that good maps never fill but once does not get an error of 0. */
    private static final double FLOOR = 1e-3;

    private StandardisedError() {}

    static Method method(String name, GoodMaps good, MapAutoencoder autoencoder) {
        float[] sigma = sigma(good, autoencoder.reader());
        return new StatisticMethod(name, good.grid(), () -> {
            MapAutoencoder.Reader reader = autoencoder.reader();
            return (histogram, bins) -> errors(histogram, reader, sigma, bins);
        });
    }

    private static double errors(
            LumisectionHistogram histogram, MapAutoencoder.Reader reader, float[] sigma, float[] bins) {
        reader.read(histogram);
        double worst = 0;
        for (int i = 0; i < bins.length; i++) {
            bins[i] = sigma[i] > 0 ? Math.abs(reader.off(i)) / sigma[i] : 0;
            worst = Math.max(worst, bins[i]);
        }
        return worst;
    }

    /** Root mean square; 0 in masked bins. */
    private static float[] sigma(GoodMaps good, MapAutoencoder.Reader reader) {
        int all = good.lumisections().size();
        int used = Math.min(MAX_MAPS, all);
        double[] squares = new double[good.grid().size()];
        for (int k = 0; k < used; k++) {
            reader.read(good.lumisections().get((int) ((long) k * all / used)));
            for (int i = 0; i < squares.length; i++) {
                squares[i] += reader.off(i) * reader.off(i);
            }
        }
        float[] sigma = new float[squares.length];
        for (int i = 0; i < sigma.length; i++) {
            sigma[i] = reader.isLive(i) ? (float) Math.max(FLOOR, Math.sqrt(squares[i] / used)) : 0;
        }
        return sigma;
    }
}

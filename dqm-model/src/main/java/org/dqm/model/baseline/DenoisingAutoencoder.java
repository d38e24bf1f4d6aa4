package org.dqm.model.baseline;

/**
 * A convolutional autoencoder that learns to undo holes: a tenth of all bins is shown to it as dead. Per bin
 * |reconstruction − input| over the standard deviation that the bin has in good maps; the map has its worst bin's.
 *
 * <p>Source: Vincent et al., ICML 2008; the error over the channel's standard deviation is CMS HCAL's
 * ({@code HcalMLTask}).
 */
public final class DenoisingAutoencoder implements MethodFitting {
    private static final double CORRUPTED = 0.1;

    private final NetworkTraining how;

    public DenoisingAutoencoder(NetworkTraining how) {
        this.how = how;
    }

    @Override
    public String name() {
        return "denoising_autoencoder";
    }

    @Override
    public Method fit(GoodMaps good) {
        MapAutoencoder autoencoder = MapAutoencoder.train(good, how, Architectures::convolutional, CORRUPTED);
        return StandardisedError.method(name(), good, autoencoder);
    }
}

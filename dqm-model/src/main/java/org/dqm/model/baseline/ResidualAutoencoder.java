package org.dqm.model.baseline;

/**
 * A convolutional autoencoder with residual blocks, trained with squared error on maps as they are. Per bin
 * |reconstruction − input| over the standard deviation that the bin has in good maps; the map has its worst bin's.
 *
 * <p>Source: residual blocks as in the networks of CMS ECAL (arXiv:2309.10157) and CMS HCAL ({@code HcalMLTask}, whose
 * error over the channel's standard deviation this is).
 */
public final class ResidualAutoencoder implements MethodFitting {
    private final NetworkTraining how;

    public ResidualAutoencoder(NetworkTraining how) {
        this.how = how;
    }

    @Override
    public String name() {
        return "residual";
    }

    @Override
    public Method fit(GoodMaps good) {
        MapAutoencoder autoencoder = MapAutoencoder.train(good, how, Architectures::residual, 0);
        return StandardisedError.method(name(), good, autoencoder);
    }
}

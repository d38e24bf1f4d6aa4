package org.dqm.model.simulate;

/**
 * The slope that a displaced beam spot gives the rates of a run.
 *
 * <p>1 + slope·(cos θ·a + sin θ·b): a and b run from −1 to 1 along axes that do not wrap; along phi they are the cosine
 * of the angle to a direction drawn for the run. The slope is uniform up to the largest one. θ is any direction where
 * both axes are open, else within 30° of the open axis.
 */
final class BeamSpot {
    private static final double NARROW = StrictMath.PI / 6;

    private final Plane plane;
    private final double alongX;
    private final double alongY;
    private final double phase;

    BeamSpot(Plane plane, double largest, Deviates deviates) {
        this.plane = plane;
        double slope = largest * (2 * deviates.uniform() - 1);
        double spread = 2 * deviates.uniform() - 1;
        phase = 2 * StrictMath.PI * deviates.uniform();
        boolean isOpen = !plane.wrapsX() && !plane.wrapsY();
        double theta = (isOpen ? StrictMath.PI / 2 : NARROW) * spread;
        boolean mainIsX = !plane.wrapsX();
        alongX = slope * (mainIsX ? StrictMath.cos(theta) : StrictMath.sin(theta));
        alongY = slope * (mainIsX ? StrictMath.sin(theta) : StrictMath.cos(theta));
    }

    double factor(int bin) {
        return 1
                + alongX * place(bin % plane.nx(), plane.nx(), plane.wrapsX())
                + alongY * place(bin / plane.nx(), plane.ny(), plane.wrapsY());
    }

    private double place(int position, int bins, boolean wraps) {
        double t = (position + 0.5) / bins;
        return wraps ? StrictMath.cos(2 * StrictMath.PI * t - phase) : 2 * t - 1;
    }
}

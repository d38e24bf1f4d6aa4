package org.dqm.model.crossing;

/** Energy and momentum, GeV. */
record FourMomentum(double e, double px, double py, double pz) {
    static FourMomentum of(double mass, double pt, double phi, double rapidity) {
        double transverse = Math.hypot(mass, pt);
        return new FourMomentum(
                transverse * StrictMath.cosh(rapidity),
                pt * StrictMath.cos(phi),
                pt * StrictMath.sin(phi),
                transverse * StrictMath.sinh(rapidity));
    }

    double mass() {
        return Math.sqrt(Math.max(0, e * e - px * px - py * py - pz * pz));
    }

    double pt() {
        return Math.hypot(px, py);
    }

    double phi() {
        return StrictMath.atan2(py, px);
    }

    /** Pseudorapidity. */
    double eta() {
        double size = Math.sqrt(px * px + py * py + pz * pz);
        return 0.5 * StrictMath.log(Math.max(1e-12, size + pz) / Math.max(1e-12, size - pz));
    }

    FourMomentum plus(FourMomentum other) {
        return new FourMomentum(e + other.e, px + other.px, py + other.py, pz + other.pz);
    }

    /** As seen where {@code frame} moves as it does and not at rest. */
    FourMomentum boosted(FourMomentum frame) {
        double mass = frame.mass();
        double along = (px * frame.px + py * frame.py + pz * frame.pz) / mass;
        double factor = along / (frame.e + mass) + e / mass;
        return new FourMomentum(
                (e * frame.e) / mass + along, px + factor * frame.px, py + factor * frame.py, pz + factor * frame.pz);
    }

    /** Two bodies in any direction, by a decay of this one. */
    Pair decay(double first, double second, Deviates random) {
        double mass = mass();
        double sum = first + second;
        double difference = first - second;
        double momentum = Math.sqrt(Math.max(0, (mass * mass - sum * sum) * (mass * mass - difference * difference)))
                / (2 * mass);
        double cosine = random.uniform(-1, 1);
        double sine = Math.sqrt(1 - cosine * cosine);
        double phi = random.phi();
        double x = momentum * sine * StrictMath.cos(phi);
        double y = momentum * sine * StrictMath.sin(phi);
        double z = momentum * cosine;
        return new Pair(
                new FourMomentum(Math.hypot(first, momentum), x, y, z).boosted(this),
                new FourMomentum(Math.hypot(second, momentum), -x, -y, -z).boosted(this));
    }

    /** What a decay gives. */
    record Pair(FourMomentum first, FourMomentum second) {}
}

package org.dqm.model.evaluate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.NoiseTruth;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Plane;
import org.dqm.model.simulate.Simulator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The covariance of good lumisections as the simulator makes them, over the bins that are read out.
 *
 * <p>Of hits summed over lumisections, in units of the root of the exposure t (1 = one nominal lumisection): counting
 * and field as in one nominal lumisection, plus t times that of the run's nuisances: distortion and pileup slope of
 * each bin, and the beam spot, one mode along an axis that is open and two along one that wraps. Exact where variances
 * grow with the rate; an approximation for channels that count once per event, whose spread depends on how full they
 * are.
 */
final class TrueCovariance {
    /** Exposures within this factor share an inverse: the small detectors' are cheap. */
    private static final double STEP_SMALL = 1.1;

    private static final double STEP_LARGE = 1.5;
    private static final int SMALL = 1_000;
    private static final int RUN = 1;

    private final Detector detector;
    private final int[] bins;
    private final double[] mean;
    private final DMatrixRMaj counting;
    private final DMatrixRMaj lasting;
    private final double step;
    private final Map<Integer, Precision> byExposure = new ConcurrentHashMap<>();

    /** @param known which nuisances the one who judges knows: theirs are left out */
    TrueCovariance(Simulator simulator, boolean known) {
        this.detector = simulator.detector();
        Simulator plain = simulator.with(Nuisances.NONE);
        BinGrid nominal = plain.nominal(RUN, 1);
        this.bins = IntStream.range(0, nominal.size())
                .filter(bin -> nominal.get(bin) > 0)
                .toArray();
        this.mean = IntStream.of(bins).mapToDouble(nominal::get).toArray();
        this.counting = counting(plain.noise(RUN, 1));
        this.lasting = known ? new DMatrixRMaj(bins.length, bins.length) : lasting(simulator.nuisances());
        this.step = bins.length <= SMALL ? STEP_SMALL : STEP_LARGE;
    }

    /** Row-major indices of the bins that count, in rising order; only read. */
    int[] bins() {
        return bins;
    }

    /** Hits of a nominal lumisection in each of {@link #bins}; only read. */
    double[] mean() {
        return mean;
    }

    /** The inverse for hits of so many nominal lumisections. */
    Precision at(double exposure) {
        int cell = (int) Math.round(Math.log(Math.max(exposure, 1e-3)) / Math.log(step));
        return byExposure.computeIfAbsent(cell, key -> invert(Math.pow(step, key)));
    }

    private Precision invert(double exposure) {
        DMatrixRMaj sum = counting.copy();
        CommonOps_DDRM.addEquals(sum, exposure, lasting);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(bins.length);
        if (!solver.setA(sum)) {
            throw new IllegalStateException("the covariance of " + detector.name() + " is not positive definite");
        }
        DMatrixRMaj inverse = new DMatrixRMaj(bins.length, bins.length);
        solver.invert(inverse);
        return new Precision(inverse);
    }

    private DMatrixRMaj counting(NoiseTruth noise) {
        DMatrixRMaj matrix = new DMatrixRMaj(bins.length, bins.length);
        for (int i = 0; i < bins.length; i++) {
            matrix.set(i, i, noise.variance(bins[i]));
            for (int j = 0; j < i; j++) {
                double covariance = noise.relativeCovariance(bins[i], bins[j]) * mean[i] * mean[j];
                matrix.set(i, j, covariance);
                matrix.set(j, i, covariance);
            }
        }
        return matrix;
    }

    private DMatrixRMaj lasting(Nuisances nuisances) {
        double slope = Detector.PILEUP_SHARE * nuisances.pileupSlope();
        double own = nuisances.distortion() * nuisances.distortion() + slope * slope;
        List<double[]> modes = BeamSpotModes.of(detector.plane(), nuisances.beamSpot());
        DMatrixRMaj matrix = new DMatrixRMaj(bins.length, bins.length);
        for (int i = 0; i < bins.length; i++) {
            for (int j = 0; j < bins.length; j++) {
                double relative = i == j ? own : 0;
                for (double[] mode : modes) {
                    relative += mode[bins[i]] * mode[bins[j]];
                }
                matrix.set(i, j, relative * mean[i] * mean[j]);
            }
        }
        return matrix;
    }

    Plane plane() {
        return detector.plane();
    }

    /** An inverse covariance, as rows of floats for speed. */
    static final class Precision {
        private final float[][] rows;

        Precision(DMatrixRMaj inverse) {
            rows = new float[inverse.numRows][inverse.numCols];
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < rows.length; j++) {
                    rows[i][j] = (float) inverse.get(i, j);
                }
            }
        }

        /** Q r. */
        float[] times(float[] residual) {
            float[] product = new float[rows.length];
            for (int i = 0; i < product.length; i++) {
                product[i] = dot(rows[i], residual);
            }
            return product;
        }

        float get(int row, int column) {
            return rows[row][column];
        }

        /** Four sums side by side: one alone would wait for itself. */
        private static float dot(float[] row, float[] residual) {
            float a = 0;
            float b = 0;
            float c = 0;
            float d = 0;
            int j = 0;
            for (; j + 3 < row.length; j += 4) {
                a += row[j] * residual[j];
                b += row[j + 1] * residual[j + 1];
                c += row[j + 2] * residual[j + 2];
                d += row[j + 3] * residual[j + 3];
            }
            for (; j < row.length; j++) {
                a += row[j] * residual[j];
            }
            return a + b + c + d;
        }
    }
}

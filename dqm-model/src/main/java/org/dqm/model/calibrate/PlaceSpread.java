package org.dqm.model.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.Member;
import org.dqm.model.registry.NpyArray;

/**
 * Measured over predicted variance of the sum of residuals, place by place: what the covariance, the same everywhere,
 * does not know.
 *
 * <p>Squares go by their first bin, in the order of {@link Places#SIDES}; units in the order of the geometry.
 */
public final class PlaceSpread {
    private final float[][] squares;
    private final float[] units;

    /** Takes the arrays over. */
    PlaceSpread(float[][] squares, float[] units) {
        this.squares = squares;
        this.units = units;
    }

    /** As predicted. */
    static PlaceSpread none(GridTopology grid, int units) {
        float[][] squares = new float[Places.SIDES.size()][grid.size()];
        for (float[] side : squares) {
            Arrays.fill(side, 1);
        }
        float[] ones = new float[units];
        Arrays.fill(ones, 1);
        return new PlaceSpread(squares, ones);
    }

    /** Geometric mean of two. */
    static PlaceSpread between(PlaceSpread one, PlaceSpread two) {
        float[][] squares = new float[one.squares.length][];
        for (int k = 0; k < squares.length; k++) {
            squares[k] = between(one.squares[k], two.squares[k]);
        }
        return new PlaceSpread(squares, between(one.units, two.units));
    }

    private static float[] between(float[] one, float[] two) {
        float[] mean = new float[one.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) Math.sqrt(one[i] * two[i]);
        }
        return mean;
    }

    /** Of the squares of one size, shape {@code [ny, nx]}; only read. */
    public float[] squares(int sideIndex) {
        return squares[sideIndex];
    }

    public float unit(int index) {
        return units[index];
    }

    void toArrays(String name, GridTopology grid, Map<String, NpyArray> arrays) {
        float[] all = new float[squares.length * grid.size()];
        for (int k = 0; k < squares.length; k++) {
            System.arraycopy(squares[k], 0, all, k * grid.size(), grid.size());
        }
        arrays.put(name + "_squares", NpyArray.ofFloats(List.of(squares.length, grid.ny(), grid.nx()), all));
        arrays.put(name + "_units", NpyArray.ofFloats(List.of(units.length), units));
    }

    static PlaceSpread fromArrays(String name, GridTopology grid, int units, Map<String, NpyArray> arrays) {
        float[] all = Member.require(arrays, name + "_squares", Places.SIDES.size() * grid.size())
                .toFloats();
        float[][] squares = new float[Places.SIDES.size()][];
        for (int k = 0; k < squares.length; k++) {
            squares[k] = Arrays.copyOfRange(all, k * grid.size(), (k + 1) * grid.size());
        }
        return new PlaceSpread(
                squares, Member.require(arrays, name + "_units", units).toFloats());
    }
}

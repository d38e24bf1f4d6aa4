package org.dqm.model.report;

/**
 * Where a number lies along an axis of a drawing.
 *
 * @param low number at {@code from}; above 0 if logarithmic
 * @param high number at {@code to}
 */
record Scale(double low, double high, double from, double to, boolean isLogarithmic) {
    Scale {
        if (!(low < high) || (isLogarithmic && low <= 0)) {
            throw new IllegalArgumentException(
                    "a scale needs low < high, above 0 if logarithmic; got " + low + ", " + high);
        }
    }

    static Scale linear(double low, double high, double from, double to) {
        return new Scale(low, high, from, to, false);
    }

    static Scale logarithmic(double low, double high, double from, double to) {
        return new Scale(low, high, from, to, true);
    }

    /** What lies outside is drawn at the end. */
    double at(double value) {
        double inside = Math.max(low, Math.min(high, value));
        double part = isLogarithmic ? Math.log(inside / low) / Math.log(high / low) : (inside - low) / (high - low);
        return from + part * (to - from);
    }
}

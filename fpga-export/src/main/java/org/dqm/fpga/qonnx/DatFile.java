package org.dqm.fpga.qonnx;

import java.math.BigDecimal;
import java.math.MathContext;

/** Lines of hls4ml's test vectors: one event a line, numbers with a blank between, each exact. */
public final class DatFile {
    private static final MathContext DIGITS = new MathContext(17);

    private DatFile() {}

    /** One event; row-major, the outputs one after the other. */
    public static String line(double... values) {
        StringBuilder line = new StringBuilder(values.length * 4);
        for (double value : values) {
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(number(value));
        }
        return line.append('\n').toString();
    }

    /** As C's {@code %.17g} does. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4) {
            return rounded.toPlainString();
        }
        BigDecimal mantissa = rounded.movePointLeft(exponent);
        return mantissa.stripTrailingZeros().toPlainString() + "e-" + (exponent > -10 ? "0" : "") + -exponent;
    }
}

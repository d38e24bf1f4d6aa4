package org.dqm.model.report;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
    private static final String[] POWERS = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

    private Numbers() {}

    /** A place in a drawing, to a tenth. */
    static String pixel(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }

    /** Three digits that count; {@code 1.2·10⁻⁵} where it is very small. */
    static String digits(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (size < 0.001) {
            int power = (int) Math.floor(Math.log10(size));
            return String.format(Locale.ROOT, "%.1f·%s", value / Math.pow(10, power), power(power));
        }
        if (size >= 100) {
            return count(Math.round(value));
        }
        int places = size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }

    /** A score: hundredths, as nothing smaller says anything. */
    static String score(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** A number that needs no rounding. */
    static String plain(double value) {
        return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }

    /** A fraction to four places, as areas need that come near to 1. */
    static String fraction(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** A count with thin spaces between thousands. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
    }

    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }

    /** {@code 10⁻³}. */
    static String power(int exponent) {
        if (exponent == 0) {
            return "1";
        }
        StringBuilder text = new StringBuilder(exponent < 0 ? "10⁻" : "10");
        String.valueOf(Math.abs(exponent)).chars().forEach(c -> text.append(POWERS[c - '0']));
        return text.toString();
    }
}

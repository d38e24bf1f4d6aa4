package org.dqm.domain;

import java.util.Comparator;

/**
 * A glob over monitoring elements: {@code *} stands for any characters within one path segment, {@code **} for any
 * across segments, everything else for itself.
 */
public record ElementPattern(String glob) {
    /** The more specific pattern first: more literal characters, then the longer. */
    public static final Comparator<ElementPattern> MOST_SPECIFIC_FIRST = Comparator.comparingInt(
                    ElementPattern::literals)
            .thenComparingInt(pattern -> pattern.glob.length())
            .reversed();

    public ElementPattern {
        if (glob.isBlank() || glob.length() > 1000) {
            throw new IllegalArgumentException("element pattern must have 1 to 1000 characters, got '" + glob + "'");
        }
    }

    /** Whether the whole name fits; time grows with the product of both lengths, whatever the pattern. */
    public boolean matches(String me) {
        int star = glob.indexOf('*');
        if (star < 0) {
            return glob.equals(me);
        }
        if (!me.startsWith(glob.substring(0, star))) {
            return false;
        }
        // fits[j]: the pattern up to here matches the first j characters.
        boolean[] fits = new boolean[me.length() + 1];
        fits[0] = true;
        for (int i = 0; i < glob.length(); i++) {
            boolean isStar = glob.charAt(i) == '*';
            boolean crosses = glob.startsWith("**", i);
            boolean[] next = new boolean[fits.length];
            next[0] = isStar && fits[0];
            for (int j = 1; j < fits.length; j++) {
                char c = me.charAt(j - 1);
                next[j] =
                        isStar ? fits[j] || (next[j - 1] && (crosses || c != '/')) : fits[j - 1] && c == glob.charAt(i);
            }
            fits = next;
            i += crosses ? 1 : 0;
        }
        return fits[me.length()];
    }

    /** Characters that stand for themselves. */
    public int literals() {
        return (int) glob.chars().filter(c -> c != '*').count();
    }
}

package org.dqm.model.registry;

import java.util.Comparator;
import java.util.regex.Pattern;

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

    public boolean matches(String me) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            if (glob.charAt(i) != '*') {
                regex.append(Pattern.quote(glob.substring(i, i + 1)));
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append("[^/]*");
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(me).matches();
    }

    private int literals() {
        return (int) glob.chars().filter(c -> c != '*').count();
    }
}

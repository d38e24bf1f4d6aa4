package org.dqm.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementPatternTest {
    @ParameterizedTest
    @CsvSource({
        "Hcal/depth1,     Hcal/depth1,        true",
        "Hcal/depth1,     Hcal/depth10,       false",
        "Hcal/*,          Hcal/depth1,        true",
        "Hcal/*,          Hcal/Digi/depth1,   false",
        "Hcal/**,         Hcal/Digi/depth1,   true",
        "**/depth1,       Hcal/Digi/depth1,   true",
        "Hcal/*/depth?,   Hcal/Digi/depth1,   false",
        "Hcal/d.pth1,     Hcal/depth1,        false",
        "Pixel/occ_L*,    Pixel/occ_L1,       true",
        "*,               Hcal,               true",
        "*,               Hcal/depth1,        false"
    })
    void starStaysInItsSegmentAndTwoStarsCross(String glob, String me, boolean matches) {
        assertThat(new ElementPattern(glob).matches(me)).isEqualTo(matches);
    }

    @Test
    void mostLiteralCharactersWinThenTheLonger() {
        assertThat(Stream.of("**", "Hcal/**", "*", "Hcal/depth1", "Hcal/*")
                        .map(ElementPattern::new)
                        .sorted(ElementPattern.MOST_SPECIFIC_FIRST)
                        .map(ElementPattern::glob))
                .containsExactly("Hcal/depth1", "Hcal/**", "Hcal/*", "**", "*");
    }

    @Test
    void manyStarsDoNotTakeForever() {
        ElementPattern pattern = new ElementPattern("*a".repeat(25) + "*b");

        assertThat(pattern.matches("a".repeat(1000))).isFalse();
    }

    @Test
    void blankPatternIsRefused() {
        assertThatThrownBy(() -> new ElementPattern(" ")).hasMessageContaining("1 to 1000");
    }
}

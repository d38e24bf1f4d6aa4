package org.dqm.alarm.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;
import static org.dqm.alarm.Verdicts.id;
import static org.dqm.alarm.Verdicts.scored;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dqm.alarm.Check;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Thresholds;
import org.dqm.alarm.Verdicts;
import org.dqm.domain.Verdict;
import org.junit.jupiter.api.Test;

class SightingTest {
    private static final Check CHECK = Check.of(Thresholds.DEFAULT);
    private static final ElementRef ELEMENT = new ElementRef(1, Verdicts.ELEMENT);

    @Test
    void anAlarmIsSeenInItsFirstVerdictAndNothingIsAskedAfterIt() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int ls = 1; ls <= 5; ls++) {
            verdicts.add(ls < 3 ? scored(id(1, ls)) : scored(id(1, ls), dead(9, block(12, 40, 5, 5))));
        }
        Stream<Verdict> thenNone = Stream.generate(() -> {
            throw new AssertionError("asked for more");
        });

        Sighting seen = Sighting.of(
                CHECK, ELEMENT, () -> Stream.concat(verdicts.stream(), thenNone).iterator());

        assertThat(seen).isEqualTo(new Sighting(OptionalInt.of(3), OptionalInt.of(3)));
    }

    @Test
    void aWarningNeedsThreeOfFive() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int ls = 1; ls <= 8; ls++) {
            verdicts.add(scored(id(1, ls), dead(4.5, block(12, 40, 5, 5))));
        }

        Sighting seen = Sighting.of(CHECK, ELEMENT, verdicts);

        assertThat(seen).isEqualTo(new Sighting(OptionalInt.of(3), OptionalInt.empty()));
    }

    @Test
    void goodVerdictsAreNoSighting() {
        assertThat(Sighting.of(CHECK, ELEMENT, List.of(scored(id(1, 1)), scored(id(1, 2)))))
                .isEqualTo(new Sighting(OptionalInt.empty(), OptionalInt.empty()));
    }
}

package org.dqm.alarm.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The policy decides as a small machine that has all of history at hand. */
class ReferenceTest {
    /** {@code -Ddqm.sequences=N} and {@code -Ddqm.seed=N} ask for others. */
    private static final int SEQUENCES = Integer.getInteger("dqm.sequences", 100_000);

    private static final long SEED = Long.getLong("dqm.seed", 20260522);
    private static final int STEPS = 40;

    @Test
    void policyAgreesWithTheReferenceAfterEveryInput() {
        long calls = 0;
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            calls += compare(SEED + sequence);
        }

        assertThat(calls).as("people called in all stories").isGreaterThan(SEQUENCES);
    }

    private static long compare(long seed) {
        Reference reference = new Reference();
        InMemory policy = new InMemory();
        List<String> told = new ArrayList<>();
        for (RandomStory.Step step : RandomStory.of(seed, STEPS)) {
            boolean isGranted = step.happenTo(reference);
            boolean isAgreed = step.happenTo(policy) == isGranted;
            told.add(step.told() + (isGranted ? "" : ", refused"));
            if (!isAgreed || !policy.picture().equals(reference.picture())) {
                assertThat(policy.picture())
                        .as("seed %d, answers alike: %b, after%n%s", seed, isAgreed, String.join("\n", told))
                        .isEqualTo(reference.picture());
                assertThat(isAgreed)
                        .as("seed %d after%n%s", seed, String.join("\n", told))
                        .isTrue();
            }
        }
        return policy.picture().calls();
    }
}

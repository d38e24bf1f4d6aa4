package org.dqm.api.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dqm.api.evaluate.FillStudy.Fills;
import org.dqm.api.evaluate.FillStudy.Seen;
import org.dqm.api.wiring.ServiceThresholds;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.FaultShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole fills, with the models that are shipped and the alarm policy of the service.
 *
 * <p>{@code -Ddqm.fill.count=N}, {@code .lumisections=N}, {@code .detectors=A,B}, {@code .seed=S} and {@code
 * -Ddqm.models=DIR} ask for others.
 */
class FillTest {
    /** Runs of these fills are in none of the four sets. */
    private static final long SEED = Long.getLong("dqm.fill.seed", 60);

    private static final int FILLS = Integer.getInteger("dqm.fill.count", 2);
    private static final int LUMISECTIONS = Integer.getInteger("dqm.fill.lumisections", 100);
    private static final String DETECTORS = System.getProperty("dqm.fill.detectors", "ecal-endcap,drift-tube");

    static Stream<Arguments> detectors() {
        return Stream.of(DETECTORS.split(","))
                .flatMap(name -> Stream.of(Arguments.of(name, true), Arguments.of(name, false)));
    }

    @ParameterizedTest(name = "{0}, conditions {1}")
    @MethodSource("detectors")
    void aGoodFillFromInjectionToCosmicsRaisesNoAlarm(String detector, boolean isJoined) throws IOException {
        Fills fills = new Fills(SEED, FILLS, LUMISECTIONS, List.of());

        Seen seen = watch(detector, fills, isJoined);

        System.out.printf(
                "%s, conditions %s: seed %d, %d fills of %d lumisections, %d scored, %d warnings, %d alarms%n",
                detector,
                isJoined ? "joined" : "absent",
                SEED,
                FILLS,
                LUMISECTIONS,
                seen.scored(),
                seen.warnings().size(),
                seen.alarms().size());
        assertThat(seen.alarms()).isEmpty();
        assertThat(seen.scored()).isGreaterThan(FILLS * LUMISECTIONS / 2);
    }

    @ParameterizedTest(name = "conditions {0}")
    @ValueSource(booleans = {true, false})
    void aTowerThatDiesInStableBeamsIsTheOnlyAlarmOfAFill(boolean isJoined) throws IOException {
        BinSet tower = BinSet.rectangle(20, 20, new BinRange(6, 6), new BinRange(9, 9));
        Fault dead = new Fault("f1", FaultKind.DEAD, FaultShape.BIN, tower, 0, 50, OptionalInt.empty());

        Seen seen = watch("ecal-endcap", new Fills(SEED, 1, 100, List.of(dead)), isJoined);

        assertThat(seen.alarms())
                .singleElement()
                .satisfies(change -> assertThat(change.to().fault().bins()).isEqualTo(tower))
                .satisfies(change -> assertThat(change.to().onset().ls()).isEqualTo(50));
    }

    private static Seen watch(String detector, Fills fills, boolean isJoined) throws IOException {
        Optional<ServedModel> served = ServedModel.of(detector);
        assumeTrue(served.isPresent(), () -> "no model for " + detector);
        try (ServedModel model = served.orElseThrow()) {
            return new FillStudy(model, ServiceThresholds.shipped()).watch(fills, isJoined);
        }
    }
}

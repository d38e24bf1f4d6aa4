package org.dqm.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dqm.fpga.emulate.EmulatedScore;
import org.dqm.fpga.emulate.Emulator;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.model.crossing.CrossingPlan;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.crossing.Sample;
import org.dqm.model.crossing.SimulatedCrossings;
import org.dqm.model.network.Engine;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.registry.ModelFolder;
import org.dqm.model.simulate.PileupProfile;
import org.dqm.model.trigger.TriggerInput;
import org.dqm.model.trigger.TriggerProgress;
import org.dqm.model.trigger.TriggerScorer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether the shipped student still tells crossings apart once it is in fixed point with the default options. */
class TriggerScoreCodesTest {
    private static final Crossings BACKGROUND =
            new SimulatedCrossings(12, Sample.BACKGROUND, new CrossingPlan(1, 2, 5, 100, PileupProfile.LEVELLED));

    private static Bundle student;
    private static EmulatedScore chip;

    @BeforeAll
    static void quantise() throws IOException {
        student = ModelFolder.resolve(Path.of("../models/l1-calo-student"));
        FixedPointOptions defaults = new FixedPointOptions(
                OptionalInt.empty(),
                OptionalInt.empty(),
                FixedPointOptions.OUTPUT_BITS,
                Map.of(),
                Optional.empty(),
                0,
                false);
        assertThat(defaults.bits(student).activations()).isEqualTo(FixedPointOptions.TRIGGER_ACTIVATION_BITS);
        chip = new EmulatedScore(
                new Emulator(defaults.quantised(student, OutputForm.NETWORK, CalibrationInputs.of(student, List.of()))
                        .graph()),
                TriggerInput.of(student.manifest()));
    }

    @Test
    void crossingsHaveManyCodesThatFollowTheFloatScore() {
        long[] codes = chip.codes(BACKGROUND, TriggerProgress.NONE);
        double[] scores;
        try (Engine engine = student.openEngine(EngineKind.ONNXRUNTIME)) {
            scores = new TriggerScorer(student.contents(), engine).scores(BACKGROUND, TriggerProgress.NONE);
        }

        assertThat(Arrays.stream(codes).distinct().count()).isGreaterThanOrEqualTo(100);
        double mean = Arrays.stream(scores).average().orElseThrow();
        double scatter = Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .sum();
        double off = IntStream.range(0, codes.length)
                .mapToDouble(i -> Math.scalb((double) codes[i], chip.exponent()) - scores[i])
                .map(difference -> difference * difference)
                .sum();
        assertThat(Math.sqrt(off / scatter)).isLessThan(0.2);
    }

    @Test
    void moreEnergyInOneRegionNeverScoresLessBeyondRounding() {
        long[] codes = chip.codes(new OneRegion(BACKGROUND, 9 * 14 + 7, 1024), TriggerProgress.NONE);

        assertThat(Arrays.stream(codes).distinct().count()).isGreaterThanOrEqualTo(50);
        long rounding = (codes[codes.length - 1] - codes[0]) / 50;
        assertThat(rounding).isPositive();
        long highest = 0;
        for (int energy = 0; energy < codes.length; energy++) {
            assertThat(codes[energy]).as("at %d", energy).isGreaterThanOrEqualTo(highest - rounding);
            highest = Math.max(highest, codes[energy]);
        }
    }

    /** The first crossing of others with one region at every energy from 0 on. */
    private record OneRegion(Crossings others, int region, long size) implements Crossings {
        @Override
        public int ny() {
            return others.ny();
        }

        @Override
        public int nx() {
            return others.nx();
        }

        @Override
        public void read(long index, short[] into) {
            others.read(0, into);
            into[region] = (short) index;
        }
    }
}

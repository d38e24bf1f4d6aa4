package org.dqm.api.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.dqm.alarm.Annunciation;
import org.dqm.alarm.Check;
import org.dqm.alarm.Gates;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Thresholds;
import org.dqm.api.Measurements;
import org.dqm.model.evaluate.ShiftStudy;
import org.dqm.model.evaluate.ShiftStudy.Shift;
import org.dqm.model.evaluate.ShiftStudy.Size;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.registry.ModelFolder;
import org.dqm.model.score.ScoringModel;
import org.dqm.model.simulate.Detector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code ./dqm verify --long shifts}: ten good shifts of 1,000 elements; a line per shift in
 * {@code docs/measurements/shifts.csv}, so that a stopped test goes on with the next shift of the same model.
 */
@Tag("long")
class LongShiftsIT {
    /** Runs of these shifts are in none of the four sets; 50001 to 50003 were looked at to mend what they showed. */
    private static final long SEED = 50;

    private static final int FIRST_RUN = 50_011;
    /** {@code -Ddqm.shifts=N}, {@code -Ddqm.shifts.elements=N}, {@code -Ddqm.shifts.detector=NAME} ask for others. */
    private static final int SHIFTS = Integer.getInteger("dqm.shifts", 10);

    private static final int ELEMENTS = Integer.getInteger("dqm.shifts.elements", Size.FULL.elements());
    private static final String DETECTOR = System.getProperty("dqm.shifts.detector", "ecal-endcap");
    private static final String HEAD =
            "detector,model,run,elements,lumisections,alarms,most_within_3_ls,element_at_ls,policy_alarms,"
                    + "policy_warnings,policy_calls,policy_most_within_3_ls,commit";

    /** Loud, so that calls are counted. */
    private static final Check AUDIBLE = new Check(
            Thresholds.DEFAULT,
            Gates.OPEN,
            new Annunciation(Stage.AUDIBLE, Optional.of("call the expert"), Optional.empty()));

    @Test
    void goodShiftsHaveAnAlarmEachAndNeverManyAtOnce() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("dqm.root"));
        Path file = Measurements.file("shifts.csv");
        Bundle bundle = ModelFolder.resolve(root.resolve("models").resolve(DETECTOR));
        ShiftStudy study = new ShiftStudy(
                Detector.named(DETECTOR).orElseThrow(),
                OptionalInt.empty(),
                ScoringModel.of(bundle),
                () -> bundle.openEngine(EngineKind.ONNXRUNTIME));
        Size size = new Size(ELEMENTS, Size.FULL.lumisections());
        String key = DETECTOR + "," + bundle.manifest().model() + ",";

        for (int run = FIRST_RUN; run < FIRST_RUN + SHIFTS; run++) {
            String begin = key + run + "," + size.elements() + ",";
            if (Measurements.lines(file, begin).isEmpty()) {
                PolicyShift policy = new PolicyShift();
                Shift shift = study.watch(SEED, run, size, policy, (stage, done, total, detail) -> {});
                record(file, begin, shift, PolicyShift.columns(policy.alarms(AUDIBLE)) + "," + Measurements.commit());
            }
        }

        List<String[]> shifts = Measurements.lines(file, key).stream()
                .filter(line -> line.contains("," + size.elements() + ","))
                .map(line -> line.split(",", -1))
                .toList();
        assertThat(shifts).hasSizeGreaterThanOrEqualTo(SHIFTS);
        // As many as one expects per shift of 1,000 elements, within what chance allows of ten.
        double expected = SHIFTS * size.elements() / 1_000.0;
        assertThat(shifts.stream().mapToInt(shift -> Integer.parseInt(shift[5])).sum())
                .isBetween((int) Math.floor(0.3 * expected), (int) Math.ceil(2 * expected));
        assertThat(shifts).allSatisfy(shift -> {
            assertThat(Integer.parseInt(shift[6])).isLessThanOrEqualTo(3);
            assertThat(Integer.parseInt(shift[11])).as("with warnings").isLessThanOrEqualTo(3);
        });
    }

    private static void record(Path file, String begin, Shift shift, String end) throws IOException {
        String numbers = shift.size().lumisections() + "," + shift.alarms().size() + "," + shift.mostWithin(3);
        String places = shift.alarms().stream()
                .map(alarm -> alarm.element() + "@" + alarm.ls())
                .collect(Collectors.joining(" "));
        Measurements.append(file, HEAD, begin + numbers + "," + places + "," + end);
    }
}

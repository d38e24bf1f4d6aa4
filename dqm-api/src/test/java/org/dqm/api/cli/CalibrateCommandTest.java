package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.dqm.domain.ModelVersion;
import org.dqm.model.registry.BundleReader;
import org.dqm.model.registry.Manifest;
import org.dqm.model.registry.Manifest.CalibrationSummary.Mode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of ten lumisections of simulated drift tubes, and 1,050 lumisections of five later runs. */
class CalibrateCommandTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void trainOnFewLumisections() {
        simulate("learnt.ndjson.gz", "2", "5", "none");
        simulate("good.ndjson.gz", "5", "210", "dead,bin,x=21,y=5,since=1");
        run(
                0,
                "train",
                "--data",
                path("learnt.ndjson.gz"),
                "--element",
                "**",
                "--epochs",
                "0",
                "--out",
                path("tubes/1"));
    }

    @Test
    void theScaleIsMeasuredAndTheRestOfTheModelStays() throws IOException {
        run(0, "calibrate", "--model", path("tubes/1"), "--data", path("good.ndjson.gz"), "--out", path("tubes/2"));

        Manifest old = BundleReader.read(folder.resolve("tubes/1")).manifest();
        Manifest calibrated = BundleReader.read(folder.resolve("tubes/2")).manifest();
        assertThat(calibrated.model()).isEqualTo(new ModelVersion("tubes", 2));
        assertThat(old.calibration().mode()).isEqualTo(Mode.NOISE_MODEL);
        assertThat(calibrated.calibration().mode()).isEqualTo(Mode.HELD_OUT);
        assertThat(calibrated.calibration().calibratedTo()).isBetween(5.0, 5.1);
        assertThat(calibrated.trainingData()).isEqualTo(old.trainingData());
        assertThat(calibrated.metrics().get("calibrated_from"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("good.ndjson.gz");
        assertThat(calibrated.metrics().get("left_out_of_calibration"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .hasSize(5)
                .allSatisfy((runNumber, bins) -> assertThat(bins)
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .contains(List.of(21, 5)));
    }

    @Test
    void dataThatTheModelLearnedFromAreRefused() {
        String message = run(
                1, "calibrate", "--model", path("tubes/1"), "--data", path("learnt.ndjson.gz"), "--out", path("no/1"));

        assertThat(message).contains("--data learnt.ndjson.gz", "tubes/1 learned from this file");
    }

    @Test
    void tooFewLumisectionsAreRefused() {
        simulate("few.ndjson.gz", "4", "5", "none");

        String message =
                run(1, "calibrate", "--model", path("tubes/1"), "--data", path("few.ndjson.gz"), "--out", path("no/1"));

        assertThat(message).contains("at least 1000", "at least 5 runs", "got 20 of 4 runs");
    }

    private static void simulate(String file, String runs, String lumisections, String faults) {
        run(
                0,
                "simulate",
                "--detector",
                "drift-tube",
                "--runs",
                runs,
                "--lumisections",
                lumisections,
                "--seed",
                runs,
                "--faults",
                faults,
                "--out",
                path(file));
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static String run(int exit, String... args) {
        StringWriter err = new StringWriter();
        assertThat(Main.commandLine().setErr(new PrintWriter(err)).execute(args))
                .as("%s: %s", String.join(" ", args), err)
                .isEqualTo(exit);
        return err.toString();
    }
}

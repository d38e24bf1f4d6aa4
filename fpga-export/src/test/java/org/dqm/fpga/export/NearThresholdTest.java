package org.dqm.fpga.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearThresholdTest {
    @ParameterizedTest
    @ValueSource(ints = {10, 100, 10_000})
    void aFifthOfTheShippedStudentsVectorsIsCloseToTheThreshold(int events) throws IOException {
        Bundle student = student();

        JsonNode manifest = exported(student, TriggerBundles.shipped(student, OutputForm.NETWORK, 1000, events));

        assertThat(manifest.path("test_vectors")
                        .path("share_within_a_tenth_of_the_threshold")
                        .asDouble())
                .isGreaterThanOrEqualTo(0.2);
        assertThat(manifest.path("score").path("threshold_origin").asText())
                .isEqualTo("at most 10 of 1000 events of the calibration sample are above it");
    }

    @Test
    void brighterMapsReachAThresholdThatNoEventOfTheSampleReaches() throws IOException {
        Bundle student = student();
        ExportRequest plain = TriggerBundles.shipped(student, OutputForm.NETWORK, 200, 100);
        JsonNode score = exported(student, plain).path("score");
        long high = Math.round(1.4 * score.path("threshold_code").asLong());

        JsonNode manifest = exported(student, TriggerBundles.withThreshold(plain, high));

        assertThat(manifest.path("score").path("threshold_code").asLong()).isEqualTo(high);
        assertThat(manifest.path("score").path("threshold_origin").asText()).isEqualTo("as given");
        assertThat(manifest.path("test_vectors")
                        .path("share_within_a_tenth_of_the_threshold")
                        .asDouble())
                .isGreaterThanOrEqualTo(0.2);
    }

    @Test
    void aThresholdThatNoMapReachesIsRefused() throws IOException {
        Bundle student = student();
        ExportRequest plain = TriggerBundles.shipped(student, OutputForm.NETWORK, 200, 100);

        assertThatThrownBy(() -> Exporter.export(student, TriggerBundles.withThreshold(plain, 1)))
                .hasMessageStartingWith("--threshold: ");
        assertThatThrownBy(() -> Exporter.export(student, TriggerBundles.withThreshold(plain, 1L << 40)))
                .hasMessageContaining("--threshold: a code of the score is 1 to ");
    }

    @Test
    void theDefaultLeavesTenEventsAboveOrOneInAThousand() {
        assertThat(ScoreThreshold.of(LongStream.rangeClosed(1, 300).toArray()).code())
                .isEqualTo(290);
        assertThat(ScoreThreshold.of(LongStream.rangeClosed(1, 20_000).toArray())
                        .code())
                .isEqualTo(19_980);
        assertThat(ScoreThreshold.of(LongStream.rangeClosed(1, 8).toArray()).code())
                .isEqualTo(7);
        assertThat(ScoreThreshold.of(-5).code()).isEqualTo(1);
    }

    @Test
    void aCodeOutsideTheScoresTypeIsRefused() {
        assertThat(ScoreThreshold.given(127, new FixedType(true, 8, 0)).code()).isEqualTo(127);
        assertThatThrownBy(() -> ScoreThreshold.given(128, new FixedType(true, 8, 0)))
                .hasMessageContaining("1 to 127 (fixed<8,8>), got 128");
        assertThatThrownBy(() -> ScoreThreshold.given(0, new FixedType(true, 8, 0)))
                .hasMessageContaining("got 0");
    }

    private static Bundle student() throws IOException {
        return ModelFolder.resolve(Path.of("../models/l1-calo-student"));
    }

    private static JsonNode exported(Bundle bundle, ExportRequest request) throws IOException {
        return Packages.manifest(Exporter.export(bundle, request));
    }
}

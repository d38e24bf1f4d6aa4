package org.dqm.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.ModelFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written today has the bytes that shipped bundles have checksums of. */
class ShippedOnnxTest {
    @ParameterizedTest
    @ValueSource(strings = {"hcal", "ecal-endcap"})
    void theNetworkOfAShippedBundleIsWrittenByteForByte(String name) throws IOException {
        Bundle bundle = ModelFolder.resolve(Path.of("../models", name));

        byte[] written =
                OnnxWriter.write(bundle.contents().network(), bundle.contents().weights());

        assertThat(written).isEqualTo(Files.readAllBytes(bundle.folder().resolve("network.onnx")));
    }
}

package org.dqm.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectReasonTest {
    @ParameterizedTest
    @EnumSource
    void theContractNamesTheReason(RejectReason reason) throws IOException {
        String contract = Files.readString(Path.of(System.getProperty("dqm.root"), "docs", "contract.md"));

        assertThat(contract).contains("`" + reason + "`");
    }
}

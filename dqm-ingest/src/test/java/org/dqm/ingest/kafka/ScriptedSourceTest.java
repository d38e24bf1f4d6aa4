package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScriptedSourceTest extends RecordSourceContract {
    private ScriptedSource scripted;

    @Override
    RecordSource open(PartitionListener listener) {
        scripted = new ScriptedSource("scripted", 2, listener);
        return scripted;
    }

    @Override
    void append(int partition, String value) {
        scripted.append(partition, "key", value.getBytes(UTF_8));
    }

    @Test
    void aPartitionTakenAwayIsNotPolled() {
        start();
        scripted.poll(Duration.ZERO);

        scripted.revoke(1);
        append(1, "for another replica");

        assertThat(scripted.poll(Duration.ZERO)).isEmpty();
        assertThat(listener.held).containsExactly(0);
    }
}

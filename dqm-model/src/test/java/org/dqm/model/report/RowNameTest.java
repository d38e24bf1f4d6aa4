package org.dqm.model.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class RowNameTest {
    @Test
    void aRowOfMetricsHasTheNameThatTheOtherFilesUse() throws JsonProcessingException {
        assertThat(id("{'kind':'cold','shape':'block','size':25,'factor':0.5}")).isEqualTo("cold-block5-x0.5");
        assertThat(id("{'kind':'dead','shape':'bin','size':1,'factor':0.0}")).isEqualTo("dead-bin");
        assertThat(id("{'kind':'exchanged','shape':'module','size':32,'factor':1.0}"))
                .isEqualTo("exchanged-module");
        assertThat(id("{'kind':'stuck','shape':'bin','size':1,'factor':64.0}")).isEqualTo("stuck-bin-x64");
        assertThat(id("{'kind':'hot','shape':'bin','size':1,'factor':2.0,'course':'from_start'}"))
                .isEqualTo("hot-bin-x2-from_start");
        assertThat(id("{'kind':'dead','shape':'block','size':25,'factor':0.0,'place':'fixed'}"))
                .isEqualTo("dead-block5-fixed");
    }

    @Test
    void peopleReadWhatIsSpecialAboutARow() {
        assertThat(RowName.ofId("hot-bin-x2-from_start")).hasToString("hot ×2 bin, from start");
        assertThat(RowName.ofId("dead-block5-fixed")).hasToString("dead block 5×5, fixed place");
        assertThat(RowName.ofId("stuck-bin-x64")).hasToString("stuck at 64 bin");
        assertThat(RowName.ofId("exchanged-module")).hasToString("exchanged module");
        assertThat(RowName.ofId("cold-ring-x0.8")).hasToString("cold ×0.8 ring");
    }

    private static String id(String json) throws JsonProcessingException {
        JsonNode row = new ObjectMapper().readTree(json.replace('\'', '"'));
        return RowName.ofMetrics(row).id();
    }
}

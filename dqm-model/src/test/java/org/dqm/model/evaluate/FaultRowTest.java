package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultRowTest {
    @Test
    void everyRowHasANameOfItsOwn() {
        List<String> ids = FaultRow.all().stream().map(FaultRow::id).toList();

        assertThat(ids)
                .doesNotHaveDuplicates()
                .contains("dead-bin", "cold-block5-x0.5", "exchanged-module", "exchanged-supermodule", "stuck-bin-x64")
                .contains("dead-bin-flickering", "hot-bin-x2-growing", "cold-bin-x0.5-from_start", "dead-block5-fixed");
    }

    @Test
    void aWordMeansAllRowsWithItsParts() {
        assertThat(meantBy("exchanged")).containsExactly("exchanged-module", "exchanged-supermodule");
        assertThat(meantBy("stuck-bin")).containsExactly("stuck-bin-x64", "stuck-bin-x1024");
        assertThat(meantBy("block5-dead")).containsExactly("dead-block5");
    }

    @Test
    void whatIsSpecialAboutARowHasToBeNamed() {
        assertThat(meantBy("dead-bin")).containsExactly("dead-bin");
        assertThat(meantBy("flickering"))
                .containsExactly("dead-bin-flickering", "cold-bin-x0.5-flickering", "hot-bin-x2-flickering");
        assertThat(meantBy("growing-hot")).containsExactly("hot-bin-x2-growing");
        assertThat(meantBy("from_start")).hasSize(3);
        assertThat(meantBy("fixed"))
                .containsExactly("dead-block5-fixed", "cold-block5-x0.5-fixed", "hot-block5-x2-fixed");
    }

    @Test
    void aFaultThatTakesItsTimeIsWatchedForThirtyLumisections() {
        assertThat(reach("dead-bin")).isEqualTo(10);
        assertThat(reach("dead-bin-from_start")).isEqualTo(10);
        assertThat(reach("dead-bin-flickering")).isEqualTo(30);
        assertThat(reach("dead-bin-growing")).isEqualTo(30);
        assertThat(reach("exchanged-module")).isEqualTo(30);
        assertThat(reach("stuck-bin-x64")).isEqualTo(30);
    }

    private static List<String> meantBy(String word) {
        return FaultRow.all().stream()
                .filter(row -> row.isMeantBy(word))
                .map(FaultRow::id)
                .toList();
    }

    private static int reach(String id) {
        return named(id).reach();
    }

    static FaultRow named(String id) {
        return FaultRow.all().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}

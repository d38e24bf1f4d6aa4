package org.dqm.model.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.junit.jupiter.api.Test;

class GeometryJsonTest {
    private static final BinSet WRAPPED = BinSet.rectangle(6, 8, new BinRange(2, 4), new BinRange(7, 8))
            .union(BinSet.rectangle(6, 8, new BinRange(2, 4), new BinRange(1, 2)));

    @Test
    void aUnitAcrossTheSeamIsReadBackAsWritten() {
        Geometry geometry = new Geometry(6, 8, List.of(new DetectorUnit("HBM01", "module", WRAPPED)));

        String text = GeometryJson.write(geometry);

        assertThat(text).contains("{\"x\":[2,4],\"y\":[1,2]},{\"x\":[2,4],\"y\":[7,8]}");
        assertThat(GeometryJson.read(text)).isEqualTo(geometry);
    }

    @Test
    void aUnitOfAnyFormIsReadBackAsWritten() {
        BinSet ragged = BinSet.of(6, 8, IntStream.of(0, 2, 3, 6, 8, 9, 20, 47));
        Geometry geometry = new Geometry(6, 8, List.of(new DetectorUnit("odd", "FED", ragged)));

        assertThat(GeometryJson.read(GeometryJson.write(geometry))).isEqualTo(geometry);
    }

    @Test
    void aUnitIsFoundByNameAndByLevel() {
        DetectorUnit module = new DetectorUnit("HBM01", "module", WRAPPED);
        Geometry geometry = new Geometry(6, 8, List.of(module));

        assertThat(geometry.unit("HBM01")).contains(module);
        assertThat(geometry.unit("HBM02")).isEmpty();
        assertThat(geometry.level("module")).containsExactly(module);
        assertThat(Geometry.none(6, 8).units()).isEmpty();
    }

    @Test
    void aBadFileIsRefusedByTheNameOfItsUnit() {
        assertThatThrownBy(() -> GeometryJson.read("{\"nx\":6,\"ny\":8,\"units\":[{\"name\":\"A\",\"level\":\"module\","
                        + "\"bins\":[{\"x\":[1],\"y\":[1,2]}]}]}"))
                .hasMessageContaining("unit A")
                .hasMessageContaining("x must be [from, to]");
        assertThatThrownBy(() ->
                        GeometryJson.read("{\"nx\":6,\"ny\":8,\"units\":[{\"name\":\"A\",\"level\":\"module\"}]}"))
                .hasMessageContaining("unit A of geometry.json has no bins");
        assertThatThrownBy(() -> GeometryJson.read("{\"nx\":1000000,\"ny\":1000000}"))
                .hasMessageContaining("more than 250000");
        assertThatThrownBy(() -> GeometryJson.read("{")).hasMessageContaining("no JSON");
    }

    @Test
    void twoUnitsOfOneNameAreRefused() {
        DetectorUnit module = new DetectorUnit("HBM01", "module", WRAPPED);

        assertThatThrownBy(() -> new Geometry(6, 8, List.of(module, module)))
                .hasMessageContaining("HBM01 is there twice");
        assertThatThrownBy(() -> new Geometry(7, 8, List.of(module))).hasMessageContaining("7 x 8");
    }
}

package org.dqm.model.crossing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaloRegionsFileTest {
    @TempDir
    private Path folder;

    private static SimulatedCrossings crossings() {
        return new SimulatedCrossings(
                4, Sample.MULTI_JET, new CrossingPlan(4001, 2, 3, 5_000, (seed, run, ls) -> 20 + ls));
    }

    private Path written(Object numbers) {
        Path file = folder.resolve("given.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset(CaloRegionsFile.REGIONS, numbers);
        }
        return file;
    }

    @Test
    void whatIsWrittenReadsBackAcrossBlocks() throws IOException {
        Path file = folder.resolve("crossings.h5");
        SimulatedCrossings made = crossings();

        CaloRegionsFile.write(file, made, (done, total) -> {});
        StoredCrossings read = CaloRegionsFile.read(file);

        assertThat(read.size()).isEqualTo(30_000);
        assertThat(read.ny()).isEqualTo(18);
        assertThat(read.nx()).isEqualTo(14);
        short[] expected = new short[252];
        short[] got = new short[252];
        for (int index : new int[] {0, 16_383, 16_384, 29_999}) {
            made.read(index, expected);
            read.read(index, got);
            assertThat(got).isEqualTo(expected);
        }
    }

    @Test
    void fileTellsWhatSimulatedItAndWhere() throws IOException {
        Path file = folder.resolve("crossings.h5");

        CaloRegionsFile.write(file, crossings(), (done, total) -> {});

        try (HdfFile hdf = new HdfFile(file)) {
            assertThat(hdf.getDatasetByPath(CaloRegionsFile.REGIONS).getJavaType())
                    .isEqualTo(short.class);
            assertThat(hdf.getDatasetByPath(CaloRegionsFile.REGIONS)
                            .getAttribute("sample")
                            .getData())
                    .isEqualTo("multi-jet");
            assertThat(((float[]) hdf.getDatasetByPath("pileup").getData())[5_000])
                    .isEqualTo(22);
            assertThat(((int[]) hdf.getDatasetByPath("run_number").getData())[15_000])
                    .isEqualTo(4002);
            assertThat(((int[]) hdf.getDatasetByPath("ls_number").getData())[14_999])
                    .isEqualTo(3);
        }
    }

    @Test
    void sameSeedWritesTheSameBytes() throws IOException {
        Path one = folder.resolve("one.h5");
        Path two = folder.resolve("two.h5");

        CaloRegionsFile.write(one, crossings(), (done, total) -> {});
        CaloRegionsFile.write(two, crossings(), (done, total) -> {});

        assertThat(two).hasSameBinaryContentAs(one);
    }

    @Test
    void floatsAndAChannelAxisAreTaken() throws IOException {
        StoredCrossings read = CaloRegionsFile.read(written(new float[][][][] {{{{1}, {2}}, {{3}, {1023}}}}));

        short[] map = new short[4];
        read.read(0, map);

        assertThat(map).containsExactly(1, 2, 3, 1023);
    }

    @Test
    void numbersThatNoRegionHasAreRefusedByName() {
        assertThatThrownBy(() -> CaloRegionsFile.read(written(new float[][][] {{{0.5f}}})))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("CaloRegions")
                .hasMessageContaining("0.5");
        assertThatThrownBy(() -> CaloRegionsFile.read(written(new short[][][] {{{-1}}})))
                .hasMessageContaining("-1");
    }

    @Test
    void flatMapsAreRefusedWithTheShapeThatIsWanted() {
        assertThatThrownBy(() -> CaloRegionsFile.read(written(new short[3][252])))
                .hasMessageContaining("[N, 18, 14]")
                .hasMessageContaining("[3, 252]");
    }

    @Test
    void fileWithoutRegionsTellsWhatItHas() {
        Path file = folder.resolve("other.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("JetEt", new float[] {1});
        }

        assertThatThrownBy(() -> CaloRegionsFile.read(file)).hasMessageContaining("JetEt");
    }

    @Test
    void whatIsNotHdf5IsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("text.h5"), "no");

        assertThatThrownBy(() -> CaloRegionsFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("text.h5");
    }
}

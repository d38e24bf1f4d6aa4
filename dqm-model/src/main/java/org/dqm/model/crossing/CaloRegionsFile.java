package org.dqm.model.crossing;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.api.WritableDataset;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * HDF5 files of crossings: dataset {@code CaloRegions}, int16 {@code [N, ny, nx]}, as CICADA's training files have it
 * ({@code [N, 18, 14]}, φ before η). Ours add {@code pileup} (float32), {@code run_number} and {@code ls_number} (int32),
 * each {@code [N]}, and say in the dataset's attributes what simulated it.
 */
public final class CaloRegionsFile {
    /** Name of the dataset. */
    public static final String REGIONS = "CaloRegions";

    private static final String RUN = "run_number";
    private static final String LUMISECTION = "ls_number";
    private static final String PILEUP = "pileup";

    /** Most crossings that one file is written with, all of which are in memory then. */
    public static final int MOST = 1_000_000;

    private static final int BLOCK = 1 << 14;

    private CaloRegionsFile() {}

    /** Whether a file is called like HDF5. */
    public static boolean isNamedSo(Path file) {
        String name = file.toString();
        return name.endsWith(".h5") || name.endsWith(".hdf5") || name.endsWith(".hdf");
    }

    /**
     * Reads a file whole, two bytes a region; any integers from 0 to 32767, and whole numbers stored as floats.
     *
     * @throws IOException if it is not HDF5, or holds no such dataset or other numbers; the message says which
     */
    public static StoredCrossings read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": no such file");
        }
        try (HdfFile hdf = new HdfFile(file)) {
            if (!(hdf.getChild(REGIONS) instanceof Dataset dataset)) {
                throw new IOException(file + ": no dataset '" + REGIONS + "'; found: "
                        + hdf.getChildren().values().stream()
                                .map(Node::getName)
                                .sorted()
                                .toList());
            }
            int[] sides = dataset.getDimensions();
            boolean hasChannel = sides.length == 4 && sides[3] == 1;
            if ((sides.length != 3 && !hasChannel) || Arrays.stream(sides).anyMatch(side -> side < 1)) {
                throw new IOException(
                        file + ": " + REGIONS + " must be [N, ny, nx] or [N, ny, nx, 1], such as [N, 18, 14];" + " got "
                                + Arrays.toString(sides));
            }
            return stored(file, dataset, sides);
        } catch (HdfException e) {
            throw new IOException(file + " is not HDF5 that can be read: " + e.getMessage(), e);
        }
    }

    /**
     * Runs and lumisections of a file's crossings, if it has both.
     *
     * @throws IOException if there are not as many as crossings, or they are no whole numbers of 32 bits; the message
     *     names the dataset
     */
    public static Optional<CrossingLabels> labels(Path file) throws IOException {
        try (HdfFile hdf = new HdfFile(file)) {
            if (!(hdf.getChild(REGIONS) instanceof Dataset regions)
                    || !(hdf.getChild(RUN) instanceof Dataset runs)
                    || !(hdf.getChild(LUMISECTION) instanceof Dataset lumisections)) {
                return Optional.empty();
            }
            int size = regions.getDimensions()[0];
            Optional<double[]> pileup = hdf.getChild(PILEUP) instanceof Dataset dataset
                    ? Optional.of(numbers(file, dataset, size))
                    : Optional.empty();
            return Optional.of(new CrossingLabels(whole(file, runs, size), whole(file, lumisections, size), pileup));
        } catch (HdfException e) {
            throw new IOException(file + " is not HDF5 that can be read: " + e.getMessage(), e);
        }
    }

    private static int[] whole(Path file, Dataset dataset, int size) throws IOException {
        double[] values = numbers(file, dataset, size);
        for (double value : values) {
            if (!(value >= 0 && value <= Integer.MAX_VALUE) || value != Math.rint(value)) {
                throw new IOException(
                        file + ": " + dataset.getName() + " must be whole numbers from 0 to 2147483647, got " + value);
            }
        }
        return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
    }

    private static double[] numbers(Path file, Dataset dataset, int size) throws IOException {
        Object data = dataset.getDimensions().length == 1 ? dataset.getData() : dataset;
        boolean isNumbers = data.getClass().isArray()
                && data.getClass().getComponentType().isPrimitive()
                && Array.getLength(data) == size;
        if (!isNumbers) {
            throw new IOException(file + ": " + dataset.getName() + " must be " + size + " numbers, one for each of "
                    + REGIONS + ", got " + Arrays.toString(dataset.getDimensions()) + " of "
                    + dataset.getJavaType().getSimpleName());
        }
        return IntStream.range(0, size)
                .mapToDouble(i -> Array.getDouble(data, i))
                .toArray();
    }

    private static StoredCrossings stored(Path file, Dataset dataset, int[] sides) throws IOException {
        List<short[]> blocks = new ArrayList<>();
        int bins = sides[1] * sides[2];
        for (int from = 0; from < sides[0]; from += BLOCK) {
            long[] offset = new long[sides.length];
            offset[0] = from;
            int[] part = sides.clone();
            part[0] = Math.min(BLOCK, sides[0] - from);
            short[] block = new short[part[0] * bins];
            try {
                int filled = WholeNumbers.copy(dataset.getData(offset, part), block, 0);
                if (filled != block.length) {
                    throw new IllegalArgumentException(filled + " numbers instead of " + block.length);
                }
            } catch (IllegalArgumentException e) {
                throw new IOException(file + ": " + REGIONS + " from crossing " + from + " on: " + e.getMessage(), e);
            }
            blocks.add(block);
        }
        return new StoredCrossings(sides[1], sides[2], blocks, BLOCK);
    }

    /**
     * Writes crossings; the file appears whole or not at all.
     *
     * @param progress told after every 10,000
     * @throws IllegalArgumentException if there are more than {@link #MOST}
     */
    public static void write(Path file, SimulatedCrossings crossings, Progress progress) throws IOException {
        if (crossings.size() > MOST) {
            throw new IllegalArgumentException("a file holds at most " + MOST + " crossings, got " + crossings.size()
                    + ": make several with different seeds");
        }
        int size = (int) crossings.size();
        short[][][] regions = new short[size][crossings.ny()][crossings.nx()];
        float[] pileup = new float[size];
        int[] runs = new int[size];
        int[] lumisections = new int[size];
        short[] map = new short[crossings.ny() * crossings.nx()];
        for (int i = 0; i < size; i++) {
            crossings.read(i, map);
            for (int y = 0; y < crossings.ny(); y++) {
                System.arraycopy(map, y * crossings.nx(), regions[i][y], 0, crossings.nx());
            }
            pileup[i] = (float) crossings.pileup(i);
            runs[i] = crossings.plan().run(i);
            lumisections[i] = crossings.plan().lumisection(i);
            if ((i + 1) % 10_000 == 0 || i + 1 == size) {
                progress.at(i + 1, size);
            }
        }
        Path part = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".part");
        try {
            try (WritableHdfFile hdf = HdfFile.write(part)) {
                WritableDataset dataset = hdf.putDataset(REGIONS, regions);
                dataset.putAttribute("detector", L1Calo.NAME);
                dataset.putAttribute("version", L1Calo.VERSION);
                dataset.putAttribute("seed", crossings.seed());
                dataset.putAttribute("sample", crossings.sample().label());
                dataset.putAttribute("gev_per_count", L1Calo.GEV);
                hdf.putDataset(PILEUP, pileup);
                hdf.putDataset(RUN, runs);
                hdf.putDataset(LUMISECTION, lumisections);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (HdfException e) {
            throw new IOException(file + " could not be written: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Hears how far it is. */
    @FunctionalInterface
    public interface Progress {
        void at(long done, long total);
    }
}

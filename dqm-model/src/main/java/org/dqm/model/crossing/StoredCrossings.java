package org.dqm.model.crossing;

import java.util.List;
import java.util.stream.IntStream;

/** Crossings in memory, two bytes a region. */
public final class StoredCrossings implements Crossings {
    private final int ny;
    private final int nx;
    private final List<short[]> blocks;
    private final int perBlock;
    private final long size;

    /**
     * Takes the blocks over.
     *
     * @param blocks shape {@code [crossing, ny, nx]} each, all but the last with {@code perBlock} crossings
     */
    StoredCrossings(int ny, int nx, List<short[]> blocks, int perBlock) {
        this.ny = ny;
        this.nx = nx;
        this.blocks = List.copyOf(blocks);
        this.perBlock = perBlock;
        this.size = blocks.stream().mapToLong(block -> block.length / (ny * nx)).sum();
        if (size < 1) {
            throw new IllegalArgumentException("no crossings");
        }
    }

    /** Some of other crossings, from {@code from} on and before {@code to}, made once for many to read. */
    public static StoredCrossings of(Crossings crossings, long from, long to) {
        int bins = crossings.ny() * crossings.nx();
        int size = Math.toIntExact(to - from);
        short[] block = new short[Math.multiplyExact(size, bins)];
        IntStream.range(0, size).parallel().forEach(i -> {
            short[] map = new short[bins];
            crossings.read(from + i, map);
            System.arraycopy(map, 0, block, i * bins, bins);
        });
        return new StoredCrossings(crossings.ny(), crossings.nx(), List.of(block), size);
    }

    /**
     * Several, one after the other.
     *
     * @throws IllegalArgumentException if their maps differ in shape
     */
    public static Crossings inTurn(List<StoredCrossings> parts) {
        return parts.size() == 1 ? parts.get(0) : new CrossingsInTurn(parts);
    }

    /** Largest number of all. */
    public int largest() {
        int largest = 0;
        for (short[] block : blocks) {
            for (short value : block) {
                largest = Math.max(largest, value);
            }
        }
        return largest;
    }

    @Override
    public int ny() {
        return ny;
    }

    @Override
    public int nx() {
        return nx;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long index, short[] into) {
        short[] block = blocks.get((int) (index / perBlock));
        System.arraycopy(block, (int) (index % perBlock) * ny * nx, into, 0, ny * nx);
    }
}

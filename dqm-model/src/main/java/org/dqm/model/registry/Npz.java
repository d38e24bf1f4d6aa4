package org.dqm.model.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** numpy's {@code .npz}: a zip of one {@code .npy} per array. {@code numpy.load} reads it. */
public final class Npz {
    /** No bundle of ours comes near it; a file that claims more is an attack or a mistake. */
    static final int MAX_BYTES = 64 << 20;

    private static final int MAX_ARRAYS = 256;
    private static final String SUFFIX = ".npy";
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Npz() {}

    /** The same bytes for the same arrays: by name, uncompressed, no times. */
    public static byte[] write(Map<String, NpyArray> arrays) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, NpyArray> array : new TreeMap<>(arrays).entrySet()) {
                byte[] npy = Npy.write(array.getValue());
                CRC32 crc = new CRC32();
                crc.update(npy);
                ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(npy.length);
                entry.setCrc(crc.getValue());
                entry.setTimeLocal(ALWAYS);
                zip.putNextEntry(entry);
                zip.write(npy);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot happen: written to memory", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #write} or numpy's {@code savez} and {@code savez_compressed} wrote.
     *
     * @throws IllegalArgumentException naming the array if there is something else in it
     */
    public static Map<String, NpyArray> read(byte[] bytes) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        int left = MAX_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                byte[] npy = zip.readNBytes(left + 1);
                left -= npy.length;
                if (!name.endsWith(SUFFIX) || left < 0 || arrays.size() == MAX_ARRAYS) {
                    throw new IllegalArgumentException("at most " + MAX_ARRAYS + " arrays named *.npy of " + MAX_BYTES
                            + " bytes in all, got '" + name + "'");
                }
                String array = name.substring(0, name.length() - SUFFIX.length());
                if (arrays.put(array, Npy.read(array, npy)) != null) {
                    throw new IllegalArgumentException("two arrays are named '" + array + "'");
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not an npz file: " + e.getMessage(), e);
        }
        if (arrays.isEmpty()) {
            throw new IllegalArgumentException("not an npz file: no arrays in it");
        }
        return Collections.unmodifiableMap(arrays);
    }
}

package org.dqm.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {
    private static final Map<String, NpyArray> ARRAYS = Map.of(
            "rate", NpyArray.ofFloats(List.of(2, 3), 0, 0.25f, 0.5f, 0.75f, 1, 1.25f),
            "total", NpyArray.ofDoubles(List.of(), 0.1),
            "phi", NpyArray.ofDoubles(List.of(3), 1.5, -2.25, 1e300));

    @Test
    void writtenArraysReadBack() {
        assertThat(Npz.read(Npz.write(ARRAYS))).isEqualTo(ARRAYS);
    }

    @Test
    void sameArraysGiveTheSameBytes() {
        assertThat(BundleFiles.sha256(Npz.write(ARRAYS)))
                .as("also in another year and another time zone")
                .isEqualTo("f713f4f0ebc95b6604f76a61d62cd273704063a80527d83740f0841fd2566b49");
    }

    @ParameterizedTest
    @ValueSource(strings = {"numpy-stored.npz", "numpy-deflated.npz"})
    void filesOfNumpyAreRead(String file) throws IOException {
        assertThat(Npz.read(resource(file))).isEqualTo(ARRAYS);
    }

    @Test
    void oneArrayIsNumpysFormatToTheByte() {
        byte[] npy = Npy.write(NpyArray.ofFloats(List.of(2), 1, -2));

        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
        assertThat(npy).hasSize(128 + 8);
        assertThat(HexFormat.of().formatHex(npy, 0, 10)).isEqualTo("934e554d505901007600");
        assertThat(new String(npy, 10, 118, StandardCharsets.US_ASCII))
                .isEqualTo(header + " ".repeat(117 - header.length()) + "\n");
        assertThat(HexFormat.of().formatHex(npy, 128, 136)).isEqualTo("0000803f000000c0");
    }

    @Test
    void otherTypesAndOrdersAreRefusedByName() throws IOException {
        byte[] integers = resource("numpy-integers.npz");
        byte[] fortran = resource("numpy-fortran.npz");

        assertThatThrownBy(() -> Npz.read(integers))
                .hasMessageContaining("'mask'")
                .hasMessageContaining("<i8");
        assertThatThrownBy(() -> Npz.read(fortran))
                .hasMessageContaining("'rate'")
                .hasMessageContaining("row-major");
    }

    @Test
    void shapeThatClaimsMoreThanThereIsIsRefusedBeforeAnythingIsAllocated() {
        byte[] npy = Npy.write(NpyArray.ofFloats(List.of(2), 1, -2));
        byte[] lie = new String(npy, StandardCharsets.ISO_8859_1)
                .replace("(2,), }        ", "(999999999,), }")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Npz.read(zip("huge.npy", lie)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'huge'")
                .hasMessageContaining("8 bytes");
    }

    @Test
    void zipOfSomethingElseIsRefused() {
        assertThatThrownBy(() -> Npz.read(zip("script.py", new byte[4]))).hasMessageContaining("script.py");
        assertThatThrownBy(() -> Npz.read(zip("x.npy", new byte[4]))).hasMessageContaining("'x'");
        assertThatThrownBy(() -> Npz.read(new byte[] {1, 2})).hasMessageContaining("not an npz file");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(NpzTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }
}

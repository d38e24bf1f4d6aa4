package org.dqm.model.registry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** numpy's {@code .npy}, version 1.0: magic, length of the header, header, numbers (numpy NEP 1). */
final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int MAX_DIMENSIONS = 8;
    private static final Pattern HEADER = Pattern.compile("\\{'descr': '([^']*)', 'fortran_order': (True|False), "
            + "'shape': \\(((?:\\d{1,9}, ?)*\\d{0,9})\\),? ?\\}\\s*");

    private Npy() {}

    static byte[] write(NpyArray array) {
        String sides = array.shape().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String comma = array.shape().size() == 1 ? "," : "";
        String header = "{'descr': '" + array.type().descriptor() + "', 'fortran_order': False, 'shape': (" + sides
                + comma + "), }";
        int unpadded = MAGIC.length + 2 + header.length() + 1;
        int padding = Math.floorMod(-unpadded, ALIGNMENT);
        byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer buffer = ByteBuffer.allocate(MAGIC.length
                        + 2
                        + text.length
                        + array.size() * array.type().bytes())
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(MAGIC).putShort((short) text.length).put(text);
        for (int i = 0; i < array.size(); i++) {
            switch (array.type()) {
                case FLOAT32 -> buffer.putFloat((float) array.get(i));
                case FLOAT64 -> buffer.putDouble(array.get(i));
            }
        }
        return buffer.array();
    }

    static NpyArray read(String name, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < MAGIC.length + 2 || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException("array '" + name + "' is not .npy version 1.0");
        }
        buffer.position(MAGIC.length);
        int length = Short.toUnsignedInt(buffer.getShort());
        if (length > buffer.remaining()) {
            throw new IllegalArgumentException("array '" + name + "' is cut off in its header");
        }
        byte[] text = new byte[length];
        buffer.get(text);
        Matcher header = HEADER.matcher(new String(text, StandardCharsets.US_ASCII));
        if (!header.matches() || header.group(2).equals("True")) {
            throw new IllegalArgumentException("array '" + name + "' must be row-major with a plain header, got "
                    + new String(text, StandardCharsets.US_ASCII).strip());
        }
        return numbers(name, type(name, header.group(1)), shape(header.group(3)), buffer);
    }

    private static NpyArray.Type type(String name, String descriptor) {
        return Arrays.stream(NpyArray.Type.values())
                .filter(type -> type.descriptor().equals(descriptor))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "array '" + name + "' must hold '<f4' or '<f8', got '" + descriptor + "'"));
    }

    private static List<Integer> shape(String sides) {
        return Arrays.stream(sides.split(",", -1))
                .map(String::strip)
                .filter(side -> !side.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    private static NpyArray numbers(String name, NpyArray.Type type, List<Integer> shape, ByteBuffer buffer) {
        long size = 1;
        for (int side : shape) {
            size = Math.min((long) Npz.MAX_BYTES, size * side);
        }
        if (shape.size() > MAX_DIMENSIONS || size * type.bytes() != buffer.remaining()) {
            throw new IllegalArgumentException("array '" + name + "' has shape " + shape + " of " + type.descriptor()
                    + " but " + buffer.remaining() + " bytes");
        }
        double[] values = new double[(int) size];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case FLOAT32 -> buffer.getFloat();
                case FLOAT64 -> buffer.getDouble();
            };
        }
        return NpyArray.owning(type, shape, values);
    }
}

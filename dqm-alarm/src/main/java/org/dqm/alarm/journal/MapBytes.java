package org.dqm.alarm.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.dqm.domain.BinGrid;

/** A map as it is stored: float32 little-endian, {@code [ny][nx]}, zlib. */
final class MapBytes {
    private static final int CHUNK = 8192;

    private MapBytes() {}

    static byte[] write(BinGrid map) {
        ByteBuffer raw = ByteBuffer.allocate(map.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < map.size(); i++) {
            raw.putFloat(map.get(i));
        }
        // The commit waits for this, and a slower level gains a few percent.
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(raw.array());
            deflater.finish();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.capacity() / 2 + CHUNK);
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                bytes.write(chunk, 0, deflater.deflate(chunk));
            }
            return bytes.toByteArray();
        } finally {
            deflater.end();
        }
    }

    static BinGrid read(int nx, int ny, byte[] bytes) {
        ByteBuffer raw = ByteBuffer.allocate(nx * ny * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            if (inflater.inflate(raw) != raw.capacity()) {
                throw new IllegalStateException("stored map is shorter than " + nx + " x " + ny + " bins");
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException("stored map is not what was written", e);
        } finally {
            inflater.end();
        }
        float[] values = new float[nx * ny];
        raw.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return BinGrid.of(nx, ny, values);
    }
}

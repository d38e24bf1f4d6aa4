package org.dqm.alarm.journal;

import java.nio.ByteBuffer;
import org.dqm.domain.Axis;
import org.dqm.domain.Content;
import org.dqm.domain.LumisectionHistogram;

/**
 * What tells an equal second record of one identity (duplicate) from a different one (conflict): the first 64
 * bits of the SHA-256 of what was decoded. Unknown keys of the message, key order and white space do not enter.
 */
public record ContentHash(long bits) {
    public static ContentHash of(LumisectionHistogram histogram) {
        int size = histogram.bins().size();
        ByteBuffer bytes = ByteBuffer.allocate(2 * 20 + 3 * Double.BYTES + 1 + size * Float.BYTES);
        put(bytes, histogram.x());
        put(bytes, histogram.y());
        bytes.putDouble(histogram.entries());
        bytes.putDouble(histogram.events().orElse(-1));
        bytes.putDouble(histogram.pileup().orElse(-1));
        bytes.put((byte) (histogram.content() == Content.PROFILE ? 1 : 0));
        for (int i = 0; i < size; i++) {
            bytes.putFloat(histogram.bins().get(i));
        }
        return new ContentHash(ByteBuffer.wrap(Checksum.of(bytes.array())).getLong());
    }

    private static void put(ByteBuffer bytes, Axis axis) {
        bytes.putInt(axis.bins()).putDouble(axis.min()).putDouble(axis.max());
    }
}

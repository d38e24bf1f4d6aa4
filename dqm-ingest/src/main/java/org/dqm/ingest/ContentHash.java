package org.dqm.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalDouble;
import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Content;
import org.dqm.domain.LumisectionHistogram;

/** Tells a duplicate of a known record from a record that contradicts it. */
public final class ContentHash {
    private ContentHash() {}

    /**
     * The first 64 bits of the SHA-256 of everything that a record says: equal for equal histograms, whatever
     * their JSON looked like. Stored, so its layout never changes.
     */
    public static long of(LumisectionHistogram histogram) {
        BinGrid bins = histogram.bins();
        byte[] dataset = histogram.id().element().dataset().getBytes(StandardCharsets.UTF_8);
        byte[] me = histogram.id().element().me().getBytes(StandardCharsets.UTF_8);
        ByteBuffer canonical = ByteBuffer.allocate(128 + dataset.length + me.length + Float.BYTES * bins.size());
        canonical.putInt(dataset.length).put(dataset).putInt(me.length).put(me);
        canonical.putInt(histogram.id().run()).putInt(histogram.id().ls());
        put(canonical, histogram.x());
        put(canonical, histogram.y());
        canonical.putDouble(histogram.entries());
        put(canonical, histogram.events());
        put(canonical, histogram.pileup());
        canonical.put((byte) (histogram.content() == Content.OCCUPANCY ? 0 : 1));
        for (int i = 0; i < bins.size(); i++) {
            canonical.putFloat(bins.get(i));
        }
        canonical.flip();
        MessageDigest digest = sha256();
        digest.update(canonical);
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static void put(ByteBuffer canonical, Axis axis) {
        canonical.putInt(axis.bins()).putDouble(axis.min()).putDouble(axis.max());
    }

    private static void put(ByteBuffer canonical, OptionalDouble value) {
        canonical.put((byte) (value.isPresent() ? 1 : 0)).putDouble(value.orElse(0));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}

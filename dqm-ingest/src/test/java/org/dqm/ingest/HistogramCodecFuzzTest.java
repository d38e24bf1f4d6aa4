package org.dqm.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, decoding answers with a value. The seeds are fixed; a failure prints its own. */
class HistogramCodecFuzzTest {
    private static final int TRIALS = 20_000;

    private static final String[] FRAGMENTS = {
        "NaN",
        "-Infinity",
        "null",
        "true",
        "{}",
        "[]",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\"",
        "\\",
        "\\u0000",
        "-",
        "1e999",
        "1e-999",
        "0.1",
        "-0.0",
        "99999999999999999999",
        "1000000000",
        "\"x_bin\":",
        "\"data\":",
        "\"content\":\"profile\",",
        "\u0000",
        "\uFEFF",
        "é"
    };

    private final HistogramCodec codec = new HistogramCodec();

    @Test
    void everyBeginningOfARecordIsRefused() {
        byte[] whole = Histograms.json(Histograms.occupancy(1, 2));

        for (int length = 0; length < whole.length; length++) {
            Decoded decoded = codec.decode(Arrays.copyOf(whole, length));

            assertThat(decoded).as("first %d bytes", length).isInstanceOf(Decoded.Rejected.class);
            RejectReason reason = ((Decoded.Rejected) decoded).reason();
            assertThat(reason)
                    .as("first %d bytes", length)
                    .isEqualTo(length == 0 ? RejectReason.EMPTY_VALUE : RejectReason.TRUNCATED);
        }
    }

    @Test
    void mutatedRecordsAreAcceptedOrRefusedButNeverThrow() {
        for (int seed = 0; seed < TRIALS; seed++) {
            byte[] mutated = mutate(new Random(seed));

            assertThatCode(() -> wellFormed(codec.decode(mutated)))
                    .as("seed %d: %s", seed, HexFormat.of().formatHex(mutated))
                    .doesNotThrowAnyException();
        }
    }

    /** What was accepted can be written and read again; what was refused names its field. */
    private void wellFormed(Decoded decoded) {
        if (decoded instanceof Decoded.Accepted accepted) {
            assertThat(codec.decode(codec.encode(accepted.histogram()))).isEqualTo(decoded);
        } else {
            assertThat(((Decoded.Rejected) decoded).field()).isNotBlank();
        }
    }

    private static byte[] mutate(Random random) {
        byte[] bytes = Histograms.json(Histograms.occupancy(random.nextInt(3), random.nextInt(3)));
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = mutateOnce(bytes, random);
        }
        return bytes;
    }

    private static byte[] mutateOnce(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int length = random.nextInt(Math.min(20, bytes.length - at + 1));
        byte[] inserted = switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> randomBytes(random);
            case 2 -> FRAGMENTS[random.nextInt(FRAGMENTS.length)].getBytes(UTF_8);
            default -> copyOfAPart(bytes, random);
        };
        byte[] mutated = new byte[bytes.length - length + inserted.length];
        System.arraycopy(bytes, 0, mutated, 0, at);
        System.arraycopy(inserted, 0, mutated, at, inserted.length);
        System.arraycopy(bytes, at + length, mutated, at + inserted.length, bytes.length - at - length);
        return mutated;
    }

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(8)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] copyOfAPart(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        return Arrays.copyOfRange(bytes, from, from + random.nextInt(bytes.length - from + 1));
    }
}

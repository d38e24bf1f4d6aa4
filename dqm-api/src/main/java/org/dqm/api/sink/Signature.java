package org.dqm.api.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets a receiver know that a request is ours and fresh.
 *
 * @param timestamp seconds since 1970, when this try was made
 * @param hex HMAC-SHA256 of {@code timestamp}, a dot and the body, with the sink's secret
 */
record Signature(String timestamp, String hex) {
    private static final String ALGORITHM = "HmacSHA256";

    static Signature of(String secret, Instant at, String body) {
        String timestamp = Long.toString(at.getEpochSecond());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            byte[] code = mac.doFinal((timestamp + "." + body).getBytes(UTF_8));
            return new Signature(timestamp, HexFormat.of().formatHex(code));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}

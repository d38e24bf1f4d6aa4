package org.dqm.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/** The cursor of a list that is ordered by one number: opaque, so that nobody computes with it. */
final class NumberCursor {
    private NumberCursor() {}

    static String encode(long last) {
        byte[] text = Long.toString(last).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** The {@code nextCursor} of a page that ends with {@code last}; none where nothing follows. */
    static Optional<String> next(OptionalLong last) {
        return last.stream().mapToObj(NumberCursor::encode).findFirst();
    }

    /** Throws 400 if {@code word} is not what {@link #encode} gave. */
    static long parse(String word) {
        try {
            return Long.parseLong(new String(Base64.getUrlDecoder().decode(word), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("cursor must be the nextCursor of an earlier page, got " + word);
        }
    }
}

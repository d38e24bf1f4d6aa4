package org.dqm.api.http;

import io.micronaut.http.context.ServerRequestContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dqm.api.view.Person;

/**
 * Who acts. A console of the control room runs on one identity all week; the person on shift names herself on the page,
 * which sends the name with every request, and {@code NAME via IDENTITY} is what transitions and audit keep. The name
 * is a claim, the identity after the last {@code via} is not: as in the experiments' logbooks, where the console's
 * account signs in and the author is typed (PSI ELOG), and as RFC 8632's {@code operator-state-change} keeps an
 * operator's name with every action.
 *
 * <p>A header holds ASCII alone, so the name is percent-encoded UTF-8: {@code X-On-Shift: Zo%C3%AB%20Weber}.
 */
final class OnShift {
    static final String HEADER = "X-On-Shift";
    static final int MAX_CHARS = 80;

    private OnShift() {}

    /**
     * Who sent the request that this thread works on.
     *
     * @throws ProblemException 400 if the name on shift is none
     */
    static String actor() {
        return ServerRequestContext.currentRequest()
                .flatMap(request -> request.getHeaders().getFirst(HEADER))
                .map(header -> name(header) + " via " + Person.LOCAL.name())
                .orElse(Person.LOCAL.name());
    }

    /** The name in the header, decoded. */
    static String name(String header) {
        return decoded(header)
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= MAX_CHARS)
                .filter(name -> name.codePoints().allMatch(OnShift::isPrintable))
                .orElseThrow(() -> ProblemException.badRequest(HEADER + " must be a name of 1 to " + MAX_CHARS
                        + " printable characters, percent-encoded UTF-8, got " + header));
    }

    private static Optional<String> decoded(String header) {
        try {
            // A plus is a plus here, not a space as in a form.
            return Optional.of(URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // What stands for bytes that are no UTF-8.
            default -> character != 0xFFFD;
        };
    }
}

package org.dqm.api.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.dqm.api.live.ClientMessage.Bad;
import org.dqm.api.live.ClientMessage.Filter;
import org.dqm.api.live.ClientMessage.Hello;
import org.dqm.api.live.ClientMessage.Resume;
import org.dqm.api.live.ClientMessage.Seen;

/** Reads what a client sent. Unknown members are ignored, an unknown filter is not: it would pass too much. */
final class ClientMessageParser {
    private final ObjectMapper json;

    ClientMessageParser(ObjectMapper json) {
        this.json = json;
    }

    ClientMessage parse(String text) {
        try {
            JsonNode message = json.readTree(text);
            return switch (message.path("type").asText("")) {
                case "hello" -> new Hello(resume(message), filter(message));
                case "filter" -> new Filter(filter(message));
                case "seen" -> new Seen(number(message, "to"));
                default -> new Bad("type must be hello, filter or seen");
            };
        } catch (JsonProcessingException e) {
            return new Bad("not JSON");
        } catch (Malformed e) {
            return new Bad(e.reason);
        }
    }

    private static Optional<Resume> resume(JsonNode message) throws Malformed {
        JsonNode resume = message.path("resume");
        if (resume.isMissingNode()) {
            return Optional.empty();
        }
        if (!resume.path("epoch").isTextual()) {
            throw new Malformed("resume.epoch must be a text");
        }
        return Optional.of(new Resume(resume.path("epoch").asText(), number(resume, "to")));
    }

    private static FeedFilter filter(JsonNode message) throws Malformed {
        JsonNode filter = message.path("filter");
        if (filter.isMissingNode()) {
            return FeedFilter.ALL;
        }
        if (!filter.isObject()) {
            throw new Malformed("filter must be an object");
        }
        for (var names = filter.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals("subsystem")) {
                throw new Malformed("unknown filter " + name + "; known: subsystem");
            }
        }
        JsonNode subsystem = filter.path("subsystem");
        if (subsystem.isMissingNode()) {
            return FeedFilter.ALL;
        }
        if (!subsystem.isTextual()) {
            throw new Malformed("filter.subsystem must be a text");
        }
        return new FeedFilter(Optional.of(subsystem.asText()));
    }

    private static long number(JsonNode parent, String name) throws Malformed {
        JsonNode value = parent.path(name);
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.asLong() < 0) {
            throw new Malformed(name + " must be a whole number, 0 or more");
        }
        return value.asLong();
    }

    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;
        private final String reason;

        Malformed(String reason) {
            this.reason = reason;
        }
    }
}

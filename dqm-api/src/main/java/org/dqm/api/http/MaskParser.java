package org.dqm.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dqm.alarm.mask.BinBox;
import org.dqm.alarm.mask.MaskDraft;
import org.dqm.alarm.mask.MaskJson;
import org.dqm.domain.ElementPattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST /masks}. Throws 400 and names the field if something is not allowed. */
final class MaskParser {
    /** A known issue that lasts longer is looked at again. */
    static final Duration LONGEST = Duration.ofDays(366);

    private static final int MAX_ELEMENT = 1_000;
    private static final int MAX_UNIT = 200;
    private static final int MAX_TIME = 40;
    private static final int MOST_TYPES = 20;
    private static final int MAX_TYPE = 100;

    private final ObjectMapper json;
    private final MaskPlaces places;
    private final Clock clock;

    MaskParser(ObjectMapper json, MaskPlaces places, Clock clock) {
        this.json = json;
        this.places = places;
        this.clock = clock;
    }

    MaskDraft parse(@Nullable String text) {
        JsonBody body = JsonBody.read(json, text, "element", "bins", "unit", "runTypes", "reason", "until");
        ElementPattern elements = new ElementPattern(body.needed("element", MAX_ELEMENT));
        String reason = body.needed("reason", ThresholdBody.MAX_REASON);
        Optional<String> unit = body.text("unit", MAX_UNIT);
        if (body.has("bins") == unit.isPresent()) {
            throw ProblemException.badRequest("exactly one of bins and unit is needed");
        }
        try {
            return new MaskDraft(
                    elements,
                    unit.isPresent() ? places.unit(elements, unit.get()) : bins(elements, body),
                    unit,
                    runTypes(body),
                    reason,
                    FutureTime.parse("until", body.needed("until", MAX_TIME), clock.instant(), LONGEST),
                    OptionalLong.empty());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** The types of runs that masks hold in; empty for every run. */
    static Set<String> runTypes(JsonBody body) {
        return body.names("runTypes", MOST_TYPES, MAX_TYPE);
    }

    private List<BinBox> bins(ElementPattern elements, JsonBody body) {
        List<BinBox> boxes = MaskJson.bins(body.fields().path("bins"));
        places.check(elements, boxes);
        return boxes;
    }
}

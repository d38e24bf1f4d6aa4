package org.dqm.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.stream.Stream;
import org.dqm.alarm.label.LabelDraft;
import org.dqm.alarm.label.LabelTarget;
import org.dqm.alarm.label.LabelVerdict;
import org.dqm.alarm.label.LsRange;
import org.dqm.domain.RegionKind;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST /labels}. Throws 400 and names the field if something is not allowed. */
final class LabelParser {
    private static final int MAX_NAME = 500;

    private final ObjectMapper json;

    LabelParser(ObjectMapper json) {
        this.json = json;
    }

    LabelDraft parse(@Nullable String text) {
        JsonBody body = JsonBody.read(
                json,
                text,
                "alarmId",
                "elementId",
                "subsystem",
                "run",
                "ls",
                "verdict",
                "kind",
                "tolerable",
                "recoverable",
                "comment",
                "supersedes");
        LabelVerdict verdict = body.one("verdict", LabelVerdict.class)
                .orElseThrow(() ->
                        ProblemException.badRequest("verdict is required: GOOD, BAD, STANDBY, EXCLUDED or WITHDRAWN"));
        try {
            return new LabelDraft(
                    target(body),
                    verdict,
                    body.one("kind", RegionKind.class),
                    body.flag("tolerable"),
                    body.flag("recoverable").orElse(false),
                    body.text("comment", LabelDraft.MAX_COMMENT).orElse(""),
                    body.id("supersedes"));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static LabelTarget target(JsonBody body) {
        long named =
                Stream.of("alarmId", "elementId", "subsystem").filter(body::has).count();
        if (named != 1) {
            throw ProblemException.badRequest(
                    "exactly one of alarmId, elementId and subsystem is needed, got " + named);
        }
        if (body.has("alarmId")) {
            if (body.has("run") || body.has("ls")) {
                throw ProblemException.badRequest("run and ls do not go with alarmId: the alarm knows where it was");
            }
            return new LabelTarget.OfAlarm(body.id("alarmId").orElseThrow());
        }
        int run = body.whole("run").orElseThrow(() -> ProblemException.badRequest("run is required"));
        LsRange range = range(body.fields().path("ls"));
        return body.has("elementId")
                ? new LabelTarget.OfElement(body.id("elementId").orElseThrow(), run, range)
                : new LabelTarget.OfSubsystem(body.needed("subsystem", MAX_NAME), run, range);
    }

    private static LsRange range(JsonNode ls) {
        return Optional.of(ls)
                .filter(node -> node.isArray() && node.size() == 2)
                .filter(node -> node.path(0).isInt() && node.path(1).isInt())
                .filter(node -> node.path(0).asInt() >= 0
                        && node.path(0).asInt() <= node.path(1).asInt())
                .map(node -> new LsRange(node.path(0).asInt(), node.path(1).asInt()))
                .orElseThrow(() -> ProblemException.badRequest(
                        "ls must be the first and the last lumisection, such as [12, 40], got " + ls));
    }
}

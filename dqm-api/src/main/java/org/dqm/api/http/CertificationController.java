package org.dqm.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.dqm.alarm.certify.Proposal;
import org.dqm.alarm.certify.Standing;
import org.dqm.alarm.journal.Certifications;
import org.dqm.alarm.journal.Certified;
import org.dqm.alarm.journal.SignResult;
import org.jspecify.annotations.Nullable;

/** The certification of a run: what is proposed, and the signatures of people. */
@Controller("/api/v1/certification")
@ExecuteOn(TaskExecutors.BLOCKING)
class CertificationController {
    static final String GOLDEN = "application/vnd.dqm.golden+json";
    static final String DIALS = "application/vnd.dqm.dials-cert+json";

    private static final int MAX_REASON = 2_000;

    private final Certifications certifications;
    private final ObjectMapper json;

    CertificationController(Certifications certifications, ObjectMapper json) {
        this.certifications = certifications;
        this.json = json;
    }

    private enum Format {
        PROPOSAL,
        GOLDEN,
        DIALS
    }

    @Get("/{run}")
    @Produces({MediaType.APPLICATION_JSON, GOLDEN, DIALS})
    @Operation(
            summary =
                    "A status for every lumisection and subsystem, and the defects behind it; golden or DIALS JSON too",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "format",
                        schema = @Schema(allowableValues = {"proposal", "golden", "dials"})),
                @Parameter(in = ParameterIn.QUERY, name = "subsystem", schema = @Schema(type = "string")),
            })
    HttpResponse<?> ofRun(@PathVariable String run, HttpRequest<?> request) {
        Parameters given = new Parameters(request.getParameters()).only("format", "subsystem");
        Format format = format(given, request);
        Optional<String> subsystem = given.text("subsystem");
        if (format == Format.PROPOSAL && subsystem.isPresent()) {
            throw ProblemException.badRequest("subsystem goes with format golden or dials alone");
        }
        Certified certified = certifications.ofRun(number(run)).orElseThrow(() -> noSuchRun(run));
        subsystem.ifPresent(name -> requireKnown(name, certified.proposal()));
        return switch (format) {
            case PROPOSAL -> tagged(HttpResponse.ok(), certified);
            case GOLDEN -> text(certified.proposal().golden(subsystem), GOLDEN, certified);
            case DIALS ->
                text(
                        certifications
                                .dials(number(run), subsystem)
                                .orElseThrow(() -> noSuchRun(run))
                                .write(),
                        DIALS,
                        certified);
        };
    }

    @Operation(
            summary = "Signs the proposal that If-Match names",
            parameters = @Parameter(in = ParameterIn.HEADER, name = "If-Match", required = true))
    @Repeatable
    @Post(value = "/{run}/signatures", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<CertificationView> sign(
            @PathVariable String run, HttpRequest<?> request, @Nullable @Body String body) {
        Certified seen = certifications.ofRun(number(run)).orElseThrow(() -> noSuchRun(run));
        requireSeen(request, seen);
        String reason = reason(body);
        return answer(
                HttpResponse.created(""),
                run,
                certifications.sign(number(run), seen.proposal().digest(), OnShift.actor(), reason));
    }

    @Operation(
            summary = "Takes a signature back; it stays on record",
            parameters = @Parameter(in = ParameterIn.HEADER, name = "If-Match", required = true))
    @Delete(value = "/{run}/signatures/{id}", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<CertificationView> revoke(
            @PathVariable String run, @PathVariable String id, HttpRequest<?> request, @Nullable @Body String body) {
        Certified seen = certifications.ofRun(number(run)).orElseThrow(() -> noSuchRun(run));
        long signature = seen.signatures().stream()
                .filter(s -> Long.toString(s.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("run " + run + " has no signature " + id))
                .id();
        requireSeen(request, seen);
        String reason = reason(body);
        return answer(HttpResponse.ok(""), run, certifications.revoke(number(run), signature, OnShift.actor(), reason));
    }

    private HttpResponse<CertificationView> answer(MutableHttpResponse<?> response, String run, SignResult result) {
        if (result instanceof SignResult.Done done) {
            return tagged(response, done.certified());
        }
        if (result instanceof SignResult.Stale stale) {
            throw stale(stale.current());
        }
        if (result instanceof SignResult.AlreadyRevoked) {
            throw new ProblemException(Problem.of(HttpStatus.CONFLICT, "the signature was revoked before"));
        }
        throw noSuchRun(run);
    }

    private String reason(@Nullable String body) {
        return JsonBody.read(json, body, "reason").needed("reason", MAX_REASON);
    }

    private static void requireSeen(HttpRequest<?> request, Certified seen) {
        String tag = tag(seen.proposal());
        String given = Optional.ofNullable(request.getHeaders().get(HttpHeaders.IF_MATCH))
                .orElseThrow(() -> new ProblemException(Problem.of(
                        HttpStatus.PRECONDITION_REQUIRED,
                        "If-Match must name the version that was seen, such as " + tag)));
        if (!given.strip().equals(tag)) {
            throw stale(seen);
        }
    }

    private static ProblemException stale(Certified current) {
        return new ProblemException(Problem.of(
                HttpStatus.PRECONDITION_FAILED,
                "the proposal for run " + current.proposal().run() + " is at version "
                        + current.proposal().digest() + " now; look at it again"));
    }

    private static Format format(Parameters given, HttpRequest<?> request) {
        Optional<String> word = given.text("format");
        if (word.isPresent()) {
            return switch (word.get()) {
                case "proposal" -> Format.PROPOSAL;
                case "golden" -> Format.GOLDEN;
                case "dials" -> Format.DIALS;
                default ->
                    throw ProblemException.badRequest("format must be proposal, golden or dials, got " + word.get());
            };
        }
        return request.accept().stream()
                .map(MediaType::getName)
                .filter(type -> type.equals(GOLDEN) || type.equals(DIALS))
                .findFirst()
                .map(type -> type.equals(GOLDEN) ? Format.GOLDEN : Format.DIALS)
                .orElse(Format.PROPOSAL);
    }

    private static void requireKnown(String subsystem, Proposal proposal) {
        if (proposal.standings().stream().noneMatch(s -> s.subsystem().equals(subsystem))) {
            throw ProblemException.badRequest("subsystem must be one of "
                    + proposal.standings().stream().map(Standing::subsystem).toList() + ", got " + subsystem);
        }
    }

    private static int number(String run) {
        try {
            return Integer.parseInt(run);
        } catch (NumberFormatException e) {
            throw noSuchRun(run);
        }
    }

    private static ProblemException noSuchRun(String run) {
        return ProblemException.notFound("nothing is stored of run " + run);
    }

    private static HttpResponse<String> text(String text, String type, Certified certified) {
        return HttpResponse.ok(text).contentType(type).header(HttpHeaders.ETAG, tag(certified.proposal()));
    }

    private static HttpResponse<CertificationView> tagged(MutableHttpResponse<?> response, Certified certified) {
        return response.body(CertificationView.of(certified)).header(HttpHeaders.ETAG, tag(certified.proposal()));
    }

    private static String tag(Proposal proposal) {
        return "\"" + proposal.digest() + "\"";
    }
}

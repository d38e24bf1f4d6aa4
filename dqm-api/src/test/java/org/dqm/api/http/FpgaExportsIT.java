package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.dqm.api.cli.Commands;
import org.dqm.model.registry.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Exports to an FPGA over REST; the test says when the next one is made. */
@ExtendWith(PostgresExtension.class)
class FpgaExportsIT {
    private static final String EXPORTS = "/api/v1/exports/fpga";
    private static final String STUDENT =
            "{\"model\":\"l1-calo-student\",\"events\":20,\"weightBits\":6,\"activationBits\":10}";

    @TempDir
    private Path folder;

    private RunningService service;
    private Caller caller;

    @BeforeEach
    void start(Database database) {
        service = new RunningService(database);
        caller = new Caller(service.port());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theArchiveHoldsTheVeryBytesThatTheCommandWrites() throws IOException, InterruptedException {
        Caller.Answer asked = caller.post(EXPORTS, STUDENT, "X-On-Shift", "Ann");
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.header("Location")).isEqualTo(EXPORTS + "/1");
        assertThat(asked.json().path("state").asText()).isEqualTo("QUEUED");
        assertThat(caller.get(EXPORTS + "/1/archive").status()).isEqualTo(409);

        assertThat(service.runsAnExport()).isTrue();

        JsonNode done = caller.get(EXPORTS + "/1").json();
        assertThat(done.path("state").asText()).isEqualTo("DONE");
        assertThat(done.path("by").asText()).isEqualTo("Ann via local");
        assertThat(done.has("step")).isFalse();
        assertThat(done.path("options").path("weightBits").asInt()).isEqualTo(6);
        assertThat(done.path("findings").path("precision")).isNotEmpty();
        assertThat(done.path("findings").path("cost").path("layers")).isNotEmpty();
        assertThat(done.path("findings")
                        .path("agreement")
                        .get(0)
                        .path("correlation")
                        .asDouble())
                .isGreaterThan(0.9);
        HttpResponse<byte[]> archive = bytes(EXPORTS + "/1/archive");
        Path written = folder.resolve("package");
        Commands.run(
                "export-fpga",
                "--model",
                "../models/l1-calo-student",
                "--out",
                written.toString(),
                "--events",
                "20",
                "--weight-bits",
                "6",
                "--activation-bits",
                "10");
        assertThat(archive.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(archive.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"l1_calo_student-v3-fpga.zip\"");
        assertThat(archive.headers().firstValue("ETag")).hasValue("\"" + Sha256.of(archive.body()) + "\"");
        assertThat(done.path("archive").path("sha256").asText()).isEqualTo(Sha256.of(archive.body()));
        assertThat(archive.body()).isEqualTo(Files.readAllBytes(written.resolve("l1_calo_student-v3-fpga.zip")));
        assertThat(sums(archive.body())).isEqualTo(Files.readAllLines(written.resolve("SHA256SUMS")));
        assertThat(caller.send(caller.to(EXPORTS + "/1/archive")
                                .header("If-None-Match", "\"" + Sha256.of(archive.body()) + "\""))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void whatIsWrongIsRefusedAndNamesItsField() {
        refused("{}", "model: is required");
        refused("{\"model\":\"hcl\"}", "model: no 'hcl'; found: ");
        refused("{\"model\":\"ecal-endcap\",\"version\":99}", "version: ecal-endcap has no version 99; found: 4");
        refused("{\"model\":\"ecal-endcap\",\"weightBits\":1}", "weightBits: bits of weights must be 2 to 16, got 1");
        refused("{\"model\":\"ecal-endcap\",\"inputType\":\"float\"}", "inputType: no fixed-point type 'float'");
        refused("{\"model\":\"ecal-endcap\",\"layerBits\":{\"otu\":6}}", "layerBits: no layer 'otu' with weights");
        refused("{\"model\":\"ecal-endcap\",\"target\":\"custom\"}", "target: custom needs part, clock");
        refused("{\"model\":\"ecal-endcap\",\"threshold\":100}", "threshold: outputs 'network' of this bundle");
        refused("{\"model\":\"ecal-endcap\",\"crossings\":300000}", "crossings: ecal-endcap/4 is no trigger");
        refused("{\"model\":\"ecal-endcap\",\"data\":\"x\"}", "unknown field data; known: model, version");
        refused("nonsense", "the body is not JSON");

        assertThat(caller.get(EXPORTS).json()).hasToString("{\"items\":[]}");
    }

    @Test
    void whatFailsSaysLayerCauseAndRemedy() {
        caller.post(EXPORTS, "{\"model\":\"ecal-endcap\",\"outputs\":\"score\",\"events\":10}");

        service.runsAnExport();

        JsonNode failed = caller.get(EXPORTS + "/1").json();
        assertThat(failed.path("state").asText()).isEqualTo("FAILED");
        assertThat(failed.path("step").asText()).isEqualTo("PRECISION");
        assertThat(failed.path("failure").asText())
                .contains("layer out")
                .contains("outputs network")
                .doesNotContain("--");
        assertThat(failed.has("archive")).isFalse();
        assertThat(caller.get(EXPORTS + "/1/archive").status()).isEqualTo(409);
    }

    @Test
    void aFewMayWaitAndMoreAreTurnedAway() {
        for (int i = 0; i < 3; i++) {
            assertThat(caller.post(EXPORTS, STUDENT).status()).isEqualTo(202);
        }

        Caller.Answer refused = caller.post(EXPORTS, STUDENT);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode first = caller.get(EXPORTS + "?limit=2").json();
        assertThat(first.path("items").findValuesAsText("id")).containsExactly("3", "2");
        JsonNode second = caller.get(
                        EXPORTS + "?limit=2&cursor=" + first.path("nextCursor").asText())
                .json();
        assertThat(second.path("items").findValuesAsText("id")).containsExactly("1");
        assertThat(second.has("nextCursor")).isFalse();
    }

    @Test
    void oneThatIsSentAgainIsQueuedOnceAndAudited() {
        Caller.Answer first = caller.post(EXPORTS, STUDENT, "Idempotency-Key", "k1");
        Caller.Answer again = caller.post(EXPORTS, STUDENT, "Idempotency-Key", "k1");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(caller.get(EXPORTS).json().path("items")).hasSize(1);
        JsonNode lines =
                caller.get("/api/v1/audit?object=exports/fpga/1").json().path("items");
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).path("action").asText()).isEqualTo("CREATE");
        assertThat(lines.get(0).path("after").path("options").path("weightBits").asInt())
                .isEqualTo(6);
    }

    @Test
    void onlyTheNewestArchivesAreKeptAndTheTablesOfAll() {
        for (int i = 0; i < 3; i++) {
            caller.post(EXPORTS, STUDENT);
            service.runsAnExport();
        }

        Caller.Answer gone = caller.get(EXPORTS + "/1/archive");

        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.json().path("detail").asText()).contains("only the newest are kept");
        JsonNode oldest = caller.get(EXPORTS + "/1").json();
        assertThat(oldest.path("archive").path("kept").asBoolean()).isFalse();
        assertThat(oldest.path("findings").path("precision")).isNotEmpty();
        assertThat(caller.get(EXPORTS + "/2/archive").status()).isEqualTo(200);
    }

    @Test
    void theBundlesSayWhatTheyAre() {
        JsonNode models = caller.get(EXPORTS + "/models").json().path("items");

        assertThat(models.findValuesAsText("name")).contains("ecal-endcap", "hcal", "l1-calo-student");
        JsonNode student = models.get(models.findValuesAsText("name").indexOf("l1-calo-student"));
        assertThat(student.path("kind").asText()).isEqualTo("trigger");
        assertThat(student.path("exportable").asBoolean()).isTrue();
    }

    @Test
    void whatIsNotThereIs404() {
        assertThat(caller.get(EXPORTS + "/1").status()).isEqualTo(404);
        assertThat(caller.get(EXPORTS + "/x/archive").status()).isEqualTo(404);
        assertThat(caller.get(EXPORTS + "?state=DONE").status()).isEqualTo(400);
    }

    private void refused(String body, String detail) {
        Caller.Answer answer = caller.post(EXPORTS, body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").asText()).startsWith(detail);
    }

    private HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(caller.to(path).build(), BodyHandlers.ofByteArray());
    }

    /** The checksums of every file in an archive, as the package's own list has them. */
    private static List<String> sums(byte[] archive) throws IOException {
        List<String> sums = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                byte[] bytes = zip.readAllBytes();
                if (!name.equals("SHA256SUMS")) {
                    sums.add(Sha256.of(bytes) + "  " + name);
                }
            }
        }
        return sums;
    }
}

package org.dqm.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service makes what is asked for, and tells after a restart what it did not finish. */
class FpgaExportServiceIT {
    private static final String EXPORTS = "/api/v1/exports/fpga";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void whatARestartInterruptsIsToldAndWhatWasMadeIsStillThere() throws IOException {
        try (Embedded first = Embedded.in(folder)) {
            ask(first, "{\"model\":\"l1-calo-student\",\"events\":20}");
            Eventually.holds("the first export is done", () -> state(first, 1).equals("DONE"));
            ask(first, "{\"model\":\"l1-calo-student\",\"crossings\":2000000}");
            Eventually.holds("the second export runs", () -> state(first, 2).equals("RUNNING"));
        }

        try (Embedded second = Embedded.in(folder)) {
            Eventually.holds("the second export is told", () -> state(second, 2).equals("INTERRUPTED"));
            assertThat(get(second, EXPORTS + "/2").path("failure").asText()).contains("ask for it again");
            assertThat(state(second, 1)).isEqualTo("DONE");
            assertThat(folder.resolve("data/exports/1.zip")).isNotEmptyFile();
            assertThat(status(second, EXPORTS + "/1/archive")).isEqualTo(200);
        }
    }

    private String state(Embedded service, int id) {
        return get(service, EXPORTS + "/" + id).path("state").asText();
    }

    private void ask(Embedded service, String body) {
        HttpRequest request = to(service, EXPORTS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(send(request).statusCode()).isEqualTo(202);
    }

    private JsonNode get(Embedded service, String path) {
        try {
            return new ObjectMapper().readTree(send(to(service, path).build()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int status(Embedded service, String path) {
        return send(to(service, path).build()).statusCode();
    }

    private static HttpRequest.Builder to(Embedded service, String path) {
        URI address = service.service().address();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + path));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

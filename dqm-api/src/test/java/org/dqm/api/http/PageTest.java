package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dqm.api.view.Alarms;
import org.junit.jupiter.api.Test;

/** The page as it is packed. */
class PageTest {
    @Test
    void everyLibraryOfTheImportMapIsInTheWebJars() throws IOException {
        JsonNode imports = importMap(resource("/public/index.html"));

        assertThat(imports).isNotEmpty();
        for (JsonNode target : imports) {
            String path = "/META-INF/resources" + target.asText();
            assertThat(path.endsWith("/") ? resource(path + "directives/repeat.js") : resource(path))
                    .as(path)
                    .isNotEmpty();
        }
    }

    @Test
    void theImportMapIsTheOnlyInlineScriptTheBrowserRuns() {
        String policy = ContentPolicy.of("<script type=\"importmap\">{}</script>");

        // printf '{}' | openssl dgst -sha256 -binary | base64
        assertThat(policy)
                .contains("script-src 'self' 'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='")
                .startsWith("default-src 'none';")
                .doesNotContain("unsafe");
    }

    @Test
    void thePageOfExportsHasTheSameImportMap() throws IOException {
        // The policy names one hash, that of the alarm page.
        assertThat(ContentPolicy.of(resource("/public/exports.html"))).isEqualTo(ContentPolicy.ofPage());
    }

    @Test
    void thePageNamesNoOtherHost() throws IOException {
        for (String page : new String[] {"/public/index.html", "/public/exports.html"}) {
            assertThat(resource(page)).as(page).doesNotContain("http:", "https:", "src=\"//");
        }
    }

    private static JsonNode importMap(String page) throws JsonProcessingException {
        Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page);
        assertThat(map.find()).isTrue();
        return Alarms.json().readTree(map.group(1)).path("imports");
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = PageTest.class.getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Draws {@code report.html} from the other files of an evaluation's folder. */
public final class Report {
    private static final List<Section> SECTIONS = List.of(
            new SummarySection(),
            new FalseAlarmSection(),
            new TableSection(),
            new RocSection(),
            new PowerSection(),
            new ScoreSection(),
            new MapsSection(),
            new OcclusionSection(),
            new LatentSection());

    private Report() {}

    /**
     * Writes the report; what the evaluation has not measured is named as missing.
     *
     * @param folder with {@code metrics.json} and, as far as they are there, {@code curves.json},
     *     {@code differences.json} and {@code views.json}
     * @param commit of the source, for the reader
     * @return the file
     */
    public static Path write(Path folder, String commit) throws IOException {
        Path temporary = folder.resolve("report.html.part");
        Files.writeString(temporary, html(ReportData.read(folder, commit)));
        return Files.move(temporary, folder.resolve("report.html"), StandardCopyOption.REPLACE_EXISTING);
    }

    static String html(ReportData data) throws IOException {
        Markup body = new Markup();
        body.open("nav");
        for (int i = 0; i < SECTIONS.size(); i++) {
            body.element("a", SECTIONS.get(i).title(), "href", "#s" + i);
        }
        body.close();
        for (int i = 0; i < SECTIONS.size(); i++) {
            body.open("section", "id", "s" + i).element("h2", SECTIONS.get(i).title());
            SECTIONS.get(i).write(data, body);
            body.close();
        }
        Markup title = new Markup().open("title");
        title.text(name(data)).close();
        Markup heading = new Markup().element("h1", name(data));
        return template()
                .replace("<!-- title -->", title.toString())
                .replace("<!-- heading -->", heading.toString())
                .replace("<!-- sections -->", body.toString());
    }

    private static String name(ReportData data) {
        JsonNode metrics = data.metrics();
        return "Evaluation of " + metrics.path("model").asText("a model") + " on "
                + (metrics.has("data")
                        ? "labelled files"
                        : metrics.path("detector").asText("an unknown detector"));
    }

    private static String template() throws IOException {
        try (InputStream in = Report.class.getResourceAsStream("report.html")) {
            if (in == null) {
                throw new IOException("the template report.html is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

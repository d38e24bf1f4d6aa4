package org.dqm.model.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The report of an evaluation whose numbers are made up. */
class ReportTest {
    @TempDir
    private Path folder;

    @Test
    void isWellFormedAndAsksForNothingElse() throws Exception {
        String html = report(MadeEvaluation.whole(folder));

        assertThat(parsed(html).getElementsByTagName("section").getLength()).isEqualTo(9);
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .doesNotContain("http:", "https:", "//", "url(", "@import", "<script", "<link", "src=");
    }

    @Test
    void elementsThatHtmlDoesNotCloseItselfAreClosed() throws Exception {
        String html = report(MadeEvaluation.whole(folder));

        assertThat(html)
                .doesNotContainPattern("<(div|p|td|th|li|ul|span|figure|section|svg|text|title|b|nav)( [^>]*)?/>");
    }

    @Test
    void summaryNamesModelDetectorSeedAndCommit() throws Exception {
        assertThat(section(MadeEvaluation.whole(folder), "Summary"))
                .contains(
                        "made/7", "ecal-endcap", "version 3", "150", "20 (runs that are there to choose settings with)")
                .contains("250\u202f000", "408 in 2 rows", "commit abc1234", "4.94", "0.125 to 27.5");
    }

    @Test
    void summarySaysWhereOursIsBehind() throws Exception {
        assertThat(section(MadeEvaluation.whole(folder), "Summary"))
                .contains("ahead of every baseline in 1 of 2 rows, level with at least one in 0 and behind in 1")
                .contains("cold ×0.5 block 5×5 (sobel)");
    }

    @Test
    void summarySaysWhatTheNetworkIsWorth() throws Exception {
        assertThat(section(MadeEvaluation.whole(folder), "Summary"))
                .contains(
                        "ahead of itself without one in 1 rows, makes no difference that shows in 0, and does harm in 0");
    }

    @Test
    void falseAlarmsStandBesideThoseExpected() throws Exception {
        assertThat(section(MadeEvaluation.whole(folder), "False alarms"))
                .contains("2\u202f500", "2\u202f489", "yes")
                .contains("611", "no, too many")
                .contains("0 to 1.5·10⁻⁵", "no, too few");
    }

    @Test
    void tableMarksWhereOursIsAheadAndWhereItIsNot() throws Exception {
        Document page = parsed(report(MadeEvaluation.whole(folder)));

        assertThat(cells(page, "ours better")).containsExactly("▲ 0.4321");
        assertThat(cells(page, "ours worse")).containsExactly("▼ 0.2222");
        assertThat(cells(page, "rival")).containsExactly("▲ 0.3333");
    }

    @Test
    void rocCurvesCarryTheirAreas() throws Exception {
        assertThat(section(MadeEvaluation.whole(folder), "ROC curves"))
                .contains("hot ×2 bin", "ours 0.9871", "sobel 0.6543", "10⁻⁵", "below one in 250\u202f000")
                .doesNotContain("ring");
    }

    @Test
    void powerStandsWithFalseDiscoveries() throws Exception {
        assertThat(section(MadeEvaluation.whole(folder), "Power and false discoveries against time"))
                .contains("ours 86.4 %", "sobel 13.6 %")
                .contains("50\u202f000 images", "ours 1.8 %", "blind linear 2.9 %");
    }

    @Test
    void scoresAndErrorsAreSpreadByClass() throws Exception {
        assertThat(section(MadeEvaluation.whole(folder), "Scores and reconstruction errors by class of image"))
                .contains("good: median 1.50, 1 to 99 % 0.030 to 2.97")
                .contains("hot ×2 bin: median 6.25", "alarm threshold 6.50")
                .contains("hot ×2 bin: median 0.688");
    }

    @Test
    void examplesShowTheirPlaceScoreAndFault() throws Exception {
        Path whole = MadeEvaluation.whole(folder);

        assertThat(section(whole, "Example maps"))
                .contains("hot ×2 bin", "run 20017, lumisection 9", "8.38", "11.25", "alarmed", "significance");
        assertThat(report(whole)).contains("class=\"mark\" x=\"1\" y=\"1\"");
    }

    @Test
    void occlusionNamesTheBinsListenedTo() throws Exception {
        assertThat(section(MadeEvaluation.whole(folder), "Occlusion: what an expectation is made of"))
                .contains(
                        "x 17, y 23, expected 132 hits",
                        "Its own hits move it by 0 %",
                        "the network's part in that by 0.002 %",
                        "4.13 %")
                .contains("+1, +1: 1.63 %", "0, +1: 1.42 %");
    }

    @Test
    void latentViewTellsTheNetworkFromTheLinearPrediction() throws Exception {
        assertThat(section(MadeEvaluation.whole(folder), "Latent view: what the network adds"))
                .contains("0.813 linear", "0.063 network", "Activation of the layer “code”", "the 9 images", "0.438");
    }

    @Test
    void fewGoodLumisectionsAreAWarning() throws Exception {
        Path whole = MadeEvaluation.whole(folder);
        Path metrics = whole.resolve("metrics.json");
        Files.writeString(
                metrics,
                Files.readString(metrics)
                        .replace("\"good_lumisections\": 250000", "\"good_lumisections\": 1200")
                        .replace("blind_linear", "variance"));

        assertThat(section(whole, "Summary"))
                .contains("below a rate of 10⁻³ there are 1.20 of these 1\u202f200 good lumisections")
                .contains("The hardest baseline, blind linear, was not measured.");
    }

    @Test
    void whatWasNotMeasuredIsNamedAsMissing() throws Exception {
        String html = report(MadeEvaluation.bare(folder));

        assertThat(parsed(html).getElementsByTagName("section").getLength()).isEqualTo(9);
        assertThat(html)
                .contains("No good lumisections were measured", "No faults were measured")
                .contains("Not written: our own scoring was not asked for");
    }

    private static String report(Path folder) throws IOException {
        return Files.readString(Report.write(folder, "abc1234"));
    }

    private static String section(Path folder, String title)
            throws IOException, ParserConfigurationException, SAXException {
        Map<String, String> byTitle = new HashMap<>();
        NodeList sections = parsed(report(folder)).getElementsByTagName("section");
        for (int i = 0; i < sections.getLength(); i++) {
            Element section = (Element) sections.item(i);
            byTitle.put(section.getElementsByTagName("h2").item(0).getTextContent(), section.getTextContent());
        }
        assertThat(byTitle).containsKey(title);
        return byTitle.get(title);
    }

    private static List<String> cells(Document page, String style) {
        NodeList cells = page.getElementsByTagName("td");
        return java.util.stream.IntStream.range(0, cells.getLength())
                .mapToObj(i -> (Element) cells.item(i))
                .filter(cell -> cell.getAttribute("class").equals(style))
                .map(Element::getTextContent)
                .toList();
    }

    private static Document parsed(String html) throws IOException, ParserConfigurationException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }
}

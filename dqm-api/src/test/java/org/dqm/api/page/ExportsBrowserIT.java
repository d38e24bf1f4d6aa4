package org.dqm.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.dqm.fpga.export.ExportStep;
import org.dqm.model.registry.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trigger engineer fetches a package for hls4ml. */
class ExportsBrowserIT extends BrowserStory {
    private Locator form;
    private Locator shown;

    @BeforeEach
    void open() {
        page.locator("#exports").click();
        form = page.locator("export-form");
        shown = page.locator("#shown");
        assertThat(page.locator("#models")).containsText("l1-calo-student/3");
    }

    @Test
    void anExportIsAskedForFollowedAndFetched() throws IOException {
        ask("l1-calo-student/3");
        assertThat(page.locator("#list")).containsText("QUEUED");
        assertThat(shown).containsText("Waits until the exports before it have ended");
        assertThat(shown.locator("export-tables")).hasCount(0);

        service.runsAnExport();

        assertThat(shown).containsText("✓ DONE");
        assertThat(shown.locator("#agreement tbody tr")).hasCount(1);
        assertThat(shown.locator("#cost tr.all")).containsText("20,432");
        assertThat(shown.locator("#precision")).containsText("ufixed<10,5>");
        Download download = page.waitForDownload(() -> shown.locator("#archive").click());
        assertThat(download.suggestedFilename()).isEqualTo("l1_calo_student-v3-fpga.zip");
        assertThat(shown).containsText(Sha256.of(download.path()));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "exports-page.png"))
                .setFullPage(true));
    }

    @Test
    void theFormFitsItsColumnOnASmallScreen() {
        page.setViewportSize(1200, 900);

        assertThat(form.evaluate("e => e.closest('section').scrollWidth - e.closest('section').clientWidth"))
                .isEqualTo(0);
    }

    @Test
    void theStepIsShownAndWhatTheServiceDidNotFinishIsToldInterrupted() {
        ask("l1-calo-student/3");
        assertThat(page.locator("#list")).containsText("QUEUED");
        service.beginsAnExport(ExportStep.TEST_VECTORS);
        assertThat(page.locator("#step")).hasText("Step 4 of 5: making test vectors");

        service.runsAnExport();

        assertThat(shown).containsText("◆ INTERRUPTED");
        assertThat(shown).containsText("ask for it again");
    }

    @Test
    void whatCannotBeExportedSaysWhyAndWhatToDo() {
        form.locator("[name=outputs]").selectOption("score");
        ask("ecal-endcap/4");
        assertThat(page.locator("#list")).containsText("QUEUED");

        service.runsAnExport();

        assertThat(shown).containsText("▲ FAILED");
        assertThat(shown.locator(".failure")).containsText("layer out");
        assertThat(shown.locator(".failure")).containsText("outputs network");
    }

    @Test
    void aRefusedOptionIsNamedAndGetsTheFocus() {
        form.locator("summary").click();
        form.locator("[name=layerBits]").fill("otu=6");
        ask("ecal-endcap/4");

        assertThat(form.locator(".refusal")).containsText("layerBits: no layer 'otu' with weights; found: [");
        assertThat(form.locator("[name=layerBits]")).isFocused();
        assertThat(page.locator("#list")).hasCount(0);
        assertThat(browser.complaints()).singleElement().asString().contains("400");
        browser.complaints().clear();
    }

    /** With the keyboard alone. */
    private void ask(String model) {
        form.locator("[name=model]").selectOption(model);
        form.locator("[name=events]").fill("20");
        form.locator("[name=events]").press("Enter");
    }
}

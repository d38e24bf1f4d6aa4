package org.dqm.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An expert makes a fault a known issue. */
@ExtendWith(PostgresExtension.class)
class KnownIssueBrowserIT {
    private static Browser browser;

    private RunningService service;
    private Page page;
    private Locator adopt;

    @BeforeAll
    static void launch() {
        browser = new Browser();
    }

    @AfterAll
    static void quit() {
        browser.close();
    }

    @BeforeEach
    void open(Database database) {
        service = new RunningService(database);
        service.sees(dead(20, block(12, 40, 5, 5)));
        page = browser.page();
        page.navigate(service.address() + "/");
        adopt = page.locator("adopt-control");
        assertThat(adopt).isVisible();
    }

    @AfterEach
    void stop() {
        page.close();
        service.close();
        assertThat(browser.complaints()).as("errors on the page's console").isEmpty();
    }

    @Test
    void whatIsAdoptedIsPutAsideAndHatchedOnTheMaps() {
        adopt.getByText("Adopt as known").click();
        adopt.locator("input").pressSequentially("a card without voltage");
        adopt.locator("select").selectOption("90");
        adopt.getByText("Adopt", new Locator.GetByTextOptions().setExact(true)).click();

        assertThat(page.locator("why-panel"))
                .containsText("masked as known until "
                        + LocalDate.now(ZoneOffset.UTC).plusDays(90) + " by local: “a card without voltage”");
        assertThat(adopt).not().isVisible();
        service.sees(dead(20, block(12, 40, 5, 5)));
        assertThat(page.locator("bin-map .masked")).hasCount(3);
    }

    @Test
    void anAdoptionNeedsItsReason() {
        adopt.getByText("Adopt as known").click();
        adopt.getByText("Adopt", new Locator.GetByTextOptions().setExact(true)).click();

        assertThat(adopt.locator("input:invalid")).isFocused();
        assertThat(page.locator("why-panel")).not().containsText("masked as known");
    }
}

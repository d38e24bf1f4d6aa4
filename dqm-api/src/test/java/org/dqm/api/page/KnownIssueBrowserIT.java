package org.dqm.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An expert makes a fault a known issue. */
class KnownIssueBrowserIT extends BrowserStory {
    private Locator adopt;

    @BeforeEach
    void open() {
        service.sees(dead(20, block(12, 40, 5, 5)));
        adopt = page.locator("adopt-control");
        assertThat(adopt).isVisible();
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

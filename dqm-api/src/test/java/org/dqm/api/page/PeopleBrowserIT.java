package org.dqm.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;
import static org.dqm.alarm.Verdicts.hot;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people tell each other on the page. */
class PeopleBrowserIT extends BrowserStory {
    private Locator people;

    @BeforeEach
    void open() {
        service.sees(dead(20, block(12, 40, 5, 5)));
        people = page.locator("people-control");
        assertThat(people).isVisible();
    }

    @Test
    void aCommentOfOnePageIsReadOnAnotherWithTheNameOfWhoIsOnShift() {
        Page other = another();
        page.locator("#on-shift").fill("Zoë Weber");
        page.locator("#on-shift").press("Enter");

        people.locator("textarea").fill("crate 7 is open");
        people.locator("textarea").press("Control+Enter");

        Locator read = other.locator("people-control li");
        assertThat(read).containsText("crate 7 is open");
        assertThat(read).containsText("Zoë Weber via local");
        page.reload();
        assertThat(page.locator("#on-shift")).hasValue("Zoë Weber");
        other.close();
    }

    @Test
    void theWorkOnAnAcknowledgedAlarmIsFollowed() {
        page.keyboard().press("a");

        people.getByText("expert called").click();

        assertThat(page.locator("alarm-row")).containsText("expert called, seen by local");
        assertThat(people.locator("[aria-pressed=true]")).hasText("expert called");
    }

    @Test
    void aFalseAlarmIsCountedAgainstItsCheckAndCanBeCorrected() {
        assertThat(page.locator("why-panel")).containsText("raised 1, confirmed 0, false 0");

        people.getByText("False alarm").click();

        assertThat(page.locator("why-panel")).containsText("raised 1, confirmed 0, false 1");
        assertThat(people).containsText("a false alarm, says local");

        people.locator("textarea").fill("the HV was off after all");
        people.getByText("Real fault").click();

        assertThat(page.locator("why-panel")).containsText("raised 1, confirmed 1, false 0");
        assertThat(people.locator("li")).containsText("the HV was off after all");
    }

    @Test
    void aDraftStaysWithItsAlarmWhenAnotherComesUp() {
        people.locator("textarea").pressSequentially("crate");

        service.sees(dead(20, block(12, 40, 5, 5)), hot(30, block(50, 60, 1, 1)));
        assertThat(page).hasTitle("▲ 2 to acknowledge · DQM");
        people.locator("textarea").pressSequentially(" a");
        people.getByText("Comment", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(people.locator("li")).containsText("crate a");
        assertThat(page.locator("why-panel h2")).containsText("dead region");
    }
}

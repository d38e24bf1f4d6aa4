package org.dqm.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.nio.file.Path;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page with thousands of alarms. How long its longest task takes is printed, not asserted, as the machine may be
 * busy.
 */
@ExtendWith(PostgresExtension.class)
class ManyAlarmsBrowserIT {
    private static final double PATIENCE_MS = 120_000;
    private static final String LONG_TASKS = "window.tasks = []; new PerformanceObserver((list) => list.getEntries()"
            + ".forEach((entry) => window.tasks.push(entry.duration))).observe({ type: 'longtask', buffered: true });";

    @ParameterizedTest
    @ValueSource(doubles = {8, 20})
    void twoHundredTowersAtOnceAreReadable(double score, Database database) {
        try (RunningService service = new RunningService(database);
                Browser browser = new Browser()) {
            Page page = open(service, browser);

            service.losesTowers(25, 8, score);
            expect(page, "200 to acknowledge");

            report(page, "200 alarms of score " + score);
            picture(page, "towers-" + (int) score);
            if (score < 12) {
                assertThat(page.locator("alarm-list .flood")).containsText("200 new alarms");
                assertThat(page.locator("alarm-row")).hasCount(0);
            }
        }
    }

    @Test
    void fiveThousandAlarmsScrollAndChange(Database database) {
        try (RunningService service = new RunningService(database);
                Browser browser = new Browser()) {
            for (int i = 0; i < 10; i++) {
                service.seesEverywhere(i * 500, 500, 20);
            }
            Page page = open(service, browser);
            expect(page, "5,000 to acknowledge");
            report(page, "5,000 alarms, the first picture of them");

            page.mouse().move(300, 500);
            for (int i = 0; i < 20; i++) {
                page.mouse().wheel(0, 3_000);
                page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done()))");
            }
            report(page, "5,000 alarms, scrolled");
            page.mouse().move(1_500, 900);
            service.seesEverywhere(5_000, 1, 20);
            expect(page, "5,001 to acknowledge");
            report(page, "5,000 alarms, one more");
            picture(page, "thousands");

            assertThat((Integer) page.evaluate("() => document.querySelector('dqm-app').renderRoot"
                            + ".querySelector('alarm-list').renderRoot.querySelectorAll('alarm-row').length"))
                    .isBetween(1, 80);
        }
    }

    private static Page open(RunningService service, Browser browser) {
        Page page = browser.page();
        page.addInitScript(LONG_TASKS);
        page.navigate(service.address() + "/");
        return page;
    }

    private static void expect(Page page, String text) {
        assertThat(page.locator("alarm-list .news"))
                .containsText(text, new ContainsTextOptions().setTimeout(PATIENCE_MS));
    }

    private static void report(Page page, String what) {
        Object longest =
                page.evaluate("() => { const t = window.tasks; window.tasks = []; return Math.max(0, ...t); }");
        System.err.printf("%s: longest task %s ms%n", what, longest);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target", "page", name + ".png")));
    }
}

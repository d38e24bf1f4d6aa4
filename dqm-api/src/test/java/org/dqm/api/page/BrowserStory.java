package org.dqm.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service without an alarm, and its page in a browser that complains of nothing. */
@ExtendWith(PostgresExtension.class)
abstract class BrowserStory {
    static Browser browser;

    RunningService service;
    Page page;

    @BeforeAll
    static void launch() {
        browser = new Browser();
    }

    @AfterAll
    static void quit() {
        browser.close();
    }

    @BeforeEach
    void start(Database database) {
        service = new RunningService(database);
        page = another();
    }

    @AfterEach
    void stop() {
        page.close();
        service.close();
        assertThat(browser.complaints()).as("errors on the page's console").isEmpty();
    }

    /** Another page, such as that of another person. */
    Page another() {
        Page another = browser.page();
        another.navigate(service.address() + "/");
        return another;
    }
}

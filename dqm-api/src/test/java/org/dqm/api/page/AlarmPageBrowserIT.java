package org.dqm.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;
import static org.dqm.alarm.Verdicts.hot;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dqm.alarm.watch.PipelineFault;
import org.dqm.domain.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a shifter sees and does. */
class AlarmPageBrowserIT extends BrowserStory {
    private static final Region DEAD = dead(20, block(12, 40, 5, 5));
    private static final Region DEAD_TOO = dead(30, block(40, 10, 5, 5));
    private static final Region HOT = hot(14, block(50, 60, 1, 1));
    private static final double STALE_WITHIN_MS = 20_000;

    @BeforeEach
    void open() {
        assertThat(page.getByText("Nothing to acknowledge")).isVisible();
    }

    @Test
    void aPlantedAlarmAppearsByItselfAndIsAcknowledgedWithOneClick() {
        assertThat(page.getByText("All quiet")).isVisible();

        service.sees(DEAD);

        assertThat(row(0)).containsText("dead region, 25 bins");
        assertThat(row(0)).containsText("ALARM");
        assertThat(page).hasTitle("▲ 1 to acknowledge · DQM");

        row(0).locator(".ack").click();

        assertThat(group("Acknowledged").locator("alarm-row")).containsText("seen by local");
        assertThat(page.getByText("Nothing to acknowledge")).isVisible();
        assertThat(service.queries().snapshot().items().get(0).acknowledger()).isPresent();
    }

    @Test
    void whatIsWrongWithThePipelineIsReadInTheHeader() {
        assertThat(page.locator("room-header [role=status]")).hasCount(0);
        service.breaks(new PipelineFault(
                PipelineFault.Kind.LAG, "lag", "5000 records are unread, at most 1000 expected", Instant.now()));

        page.reload();

        assertThat(page.locator("room-header [role=status]"))
                .hasText("◆ 5000 records are unread, at most 1000 expected");
    }

    @Test
    void aFaultOfThePipelineIsInTheListAndSaysWhatToDo() {
        service.raises(new PipelineFault(
                PipelineFault.Kind.NO_DATA, "no-data/HcalSim", "no data from 2 of 7 elements", Instant.now()));

        assertThat(row(0)).containsText("no data from 2 of 7 elements");
        assertThat(row(0)).containsText("HcalSim");
        assertThat(page.locator("why-panel")).containsText("about the pipeline itself");
        assertThat(page.locator("why-panel")).containsText("call ann");

        row(0).locator(".ack").click();

        assertThat(group("Acknowledged").locator("alarm-row")).containsText("seen by local");
    }

    @Test
    void theKeyAAcknowledgesTheAlarmThatIsShown() {
        service.sees(DEAD);
        assertThat(row(0)).isVisible();

        page.keyboard().press("a");

        assertThat(group("Acknowledged").locator("alarm-row")).isVisible();
    }

    @Test
    void anAlarmThatJustCameUpByItselfIsNotAcknowledgedUnread() {
        service.sees(3, dead(4.5, block(20, 20, 3, 3)));
        assertThat(row(0)).containsText("WARN");
        page.evaluate("() => { window.pressed = new MutationObserver(() => {"
                + " if (document.title.includes('2 to')) { window.pressed.disconnect();"
                + " document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' })); } });"
                + " window.pressed.observe(document.querySelector('title'), { childList: true }); }");

        service.sees(dead(4.5, block(20, 20, 3, 3)), DEAD);

        assertThat(page.getByText("another alarm has just come up")).isVisible();
        assertThat(row(0).locator(".ack")).isVisible();
    }

    @Test
    void theWhyPanelRingsTheRegionInAllThreeMapsAndReadsOneBinInAll() {
        service.sees(DEAD);

        assertThat(page.locator("bin-map .ring")).hasCount(3);

        page.locator("bin-map .frame").first().hover();

        assertThat(page.locator("bin-map .at")).hasCount(3);
        assertThat(page.locator("evidence-maps .bin")).containsText("significance −1.3 σ");
        assertThat(page.locator("score-bar")).containsText("20.0");
        assertThat(page.locator("score-bar")).containsText("threshold 6.1");
        assertThat(page.locator("why-panel")).containsText("hcal/1");
    }

    @Test
    void rowsStayWhereTheyAreWhileThePointerIsOnThem() {
        service.sees(HOT);
        row(0).hover();
        BoundingBox before = row(0).boundingBox();

        service.sees(HOT, DEAD, DEAD_TOO);

        assertThat(page.locator("alarm-list .news")).containsText("2 new: dead region, 25 bins");
        assertThat(page.locator("alarm-row")).hasCount(1);
        assertThat(row(0).boundingBox().y).isEqualTo(before.y);

        page.mouse().move(1_500, 900);

        assertThat(page.locator("alarm-row")).hasCount(3);
    }

    @Test
    void anAlarmThatWentAwayUnseenStaysUntilSeen() {
        service.sees(DEAD);
        service.sees(3);

        assertThat(group("Returned unseen").locator("alarm-row")).containsText("RETURNED");

        page.keyboard().press("a");

        assertThat(page.getByText("All quiet")).isVisible();
    }

    @Test
    void aShelvedAlarmStandsByItselfIsCountedAndComesBack() {
        service.sees(DEAD, HOT);
        row(0).click();
        Locator shelf = page.locator("shelf-control");
        shelf.getByText("Shelve").click();
        shelf.locator("[name=reason]").selectOption("MAINTENANCE");
        shelf.locator("[name=comment]").fill("crate a is open");

        shelf.locator(".go").click();

        assertThat(group("Put aside").locator("alarm-row")).containsText("by local");
        assertThat(page.locator("#shelved")).hasText("1");
        assertThat(page.locator("alarm-list .news")).containsText("1 to acknowledge");
        assertThat(shelf).containsText("maintenance, “crate a is open”");

        shelf.getByText("End it now").click();

        assertThat(group("Unacknowledged").locator("alarm-row")).hasCount(2);
        assertThat(page.locator("#shelved")).hasCount(0);
    }

    @Test
    void aFloodIsOneLineThatUnfoldsAndSevereAlarmsStandBesideIt() {
        service.seesEverywhere(12, 8);
        service.sees(DEAD);

        Locator flood = page.locator("alarm-list .flood");
        assertThat(flood).containsText("Flood in HcalSim");
        assertThat(flood).containsText("13 new alarms");
        assertThat(flood).containsText("1 severe below");
        assertThat(page.locator("alarm-row")).hasCount(1);
        assertThat(row(0)).containsText("dead region, 25 bins");
        assertThat(page.locator("alarm-list .news")).containsText("13 to acknowledge");

        flood.click();

        assertThat(group("Flood in HcalSim").locator("alarm-row")).hasCount(12);
    }

    @Test
    void aLetterTypedIntoTheShelfFormAcknowledgesNothing() {
        service.sees(DEAD);
        Locator shelf = page.locator("shelf-control");
        shelf.getByText("Shelve").click();

        shelf.locator("[name=comment]").press("a");
        shelf.locator("[name=reason]").press("a");

        assertThat(row(0).locator(".ack")).isVisible();
    }

    @Test
    void aGapInTheFeedMakesThePageAskForEverythingAnew() {
        List<String> hellos = new CopyOnWriteArrayList<>();
        Page gapped = browser.page();
        gapped.routeWebSocket(
                url -> url.endsWith("/ws/v1/alarms"),
                socket -> socket.onMessage(hello -> {
                    hellos.add(hello.text());
                    socket.send("{\"type\":\"welcome\",\"epoch\":\"e\",\"hbMs\":5000,\"mode\":\"snapshot\"}");
                    socket.send("{\"type\":\"snapshot\",\"part\":1,\"of\":1,\"items\":[]}");
                    socket.send("{\"type\":\"snapshot_end\",\"to\":5}");
                    if (hellos.size() == 1) {
                        socket.send("{\"type\":\"events\",\"from\":7,\"to\":8,\"items\":[],\"announce\":[]}");
                    }
                }));

        gapped.navigate(service.address() + "/");
        gapped.waitForCondition(() -> hellos.size() == 2);

        assertThat(hellos).allSatisfy(hello -> assertThat(hello).isEqualTo("{\"type\":\"hello\"}"));
        gapped.close();
    }

    @Test
    void theHeaderFollowsTheLumisection() {
        service.sees(2);

        assertThat(page.locator("#run")).hasText("7");
        assertThat(page.locator("#ls")).hasText("102");
        assertThat(page.getByText("watching 1 of 1").first()).isVisible();
    }

    @Test
    void aServiceThatIsGoneTurnsThePageStale() {
        service.sees(DEAD);
        assertThat(row(0)).isVisible();

        service.close();

        assertThat(page.getByText("STALE", new Page.GetByTextOptions().setExact(true)))
                .isVisible(new IsVisibleOptions().setTimeout(STALE_WITHIN_MS));
        assertThat(row(0)).isVisible();
        page.close();
        browser.complaints().clear();
    }

    private Locator row(int index) {
        return page.locator("alarm-row").nth(index);
    }

    private Locator group(String title) {
        return page.locator("alarm-list [aria-label='" + title + "']");
    }
}

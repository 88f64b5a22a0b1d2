package org.mailherd.adminui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A walk through the pages in a real Chromium. */
@EnabledIf(value = Chromium.IS_THERE, disabledReason = Chromium.WANTED)
class BrowserIT {
    private static final String SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    private static FakeQueueApi smtp;
    private static RunningAdminUi ui;
    private static Chromium chromium;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        smtp = new FakeQueueApi();
        ui = RunningAdminUi.start(0, smtp.settings());
        chromium = new Chromium();
        Browser api = new Browser(ui);
        add(api, "domain", "{\"domain\":\"alpha.test\",\"description\":\"" + SCRIPT + "\"}");
        for (int i = 10; i < 18; i++) {
            add(
                    api,
                    "mailbox",
                    "{\"local_part\":\"person"
                            + i
                            + "\",\"domain\":\"alpha.test\",\"name\":\""
                            + SCRIPT
                            + "\",\"quota\":\"10\",\"password\":\"secret-1\",\"password2\":\"secret-1\"}");
        }
        add(
                api,
                "alias",
                "{\"address\":\"info@alpha.test\",\"goto\":\"person10@alpha.test\",\"public_comment\":\""
                        + SCRIPT
                        + "\"}");
        smtp.add("4XbT2k1mzA", "bob@example.net", "DEFERRED", "451 4.7.1 " + SCRIPT);
        smtp.add("4XbT2k1mzB", "bob@example.net", "HOLD", "");
    }

    private static void add(Browser api, String kind, String body) {
        var answer =
                api.postJson(
                        "/api/v1/add/" + kind, body, "X-API-Key", RunningAdminUi.READ_WRITE_KEY);
        assertThat(answer.body()).contains("\"success\"");
    }

    @AfterAll
    static void stop() {
        if (ui != null) {
            chromium.close();
            ui.close();
            smtp.close();
        }
    }

    @BeforeEach
    void login() {
        open(new NewContextOptions().setViewportSize(1280, 800));
    }

    private void open(NewContextOptions options) {
        context = chromium.context(options);
        page = chromium.page(context);
        go("/login");
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill(RunningAdminUi.ADMIN_PASSWORD);
        button("Log in").click();
        assertThat(
                        page.getByRole(
                                AriaRole.HEADING, new Page.GetByRoleOptions().setName("Dashboard")))
                .isVisible();
    }

    @AfterEach
    void leavesNoComplaint() {
        context.close();
        assertThat(chromium.complaints()).isEmpty();
    }

    private void go(String path) {
        page.navigate(ui.at(path).toString());
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void picture(String name) {
        Chromium.picture(page, name);
    }

    @Test
    void addsADomainAMailboxAndAnAliasAndDeletesThem() {
        go("/domains/new");
        page.getByLabel("Domain", new Page.GetByLabelOptions().setExact(true)).fill("gamma.test");
        page.getByLabel("A new mailbox").fill("99999");
        button("Add domain").click();
        assertThat(page.locator(".invalid-feedback")).hasCount(1);
        assertThat(page.locator("#defquota ~ .invalid-feedback"))
                .hasText("Larger than the largest mailbox allowed, 10240 MiB.");
        picture("domain-fault");
        page.getByLabel("A new mailbox").fill("10");
        button("Add domain").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Domain added");
        assertThat(page.locator("#content")).containsText("dkim._domainkey.gamma.test");
        button("Check now").click();
        assertThat(page.locator("#dns-check")).containsText("SPF");
        picture("domain");

        go("/mailboxes/new?domain=gamma.test");
        page.getByLabel("Name before the @").fill("carol");
        button("Generate and show").click();
        button("Add mailbox").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("carol@gamma.test");

        go("/aliases/new");
        page.getByLabel("Alias address").fill("team@gamma.test");
        page.getByLabel("Goes to").fill("carol@gamma.test\nnobody");
        button("Add alias").click();
        assertThat(page.locator(".invalid-feedback")).hasCount(1);
        assertThat(page.locator("#destinations ~ .invalid-feedback")).containsText("nobody");
        page.getByLabel("Goes to").fill("carol@gamma.test");
        button("Add alias").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("team@gamma.test");

        go("/domains/gamma.test");
        button("Delete").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Delete gamma.test?");
        picture("confirmation");
        page.locator("dialog [data-slot=submit]").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("still has 1 mailboxes");

        go("/mailboxes/carol@gamma.test");
        button("Delete").click();
        page.locator("dialog [data-slot=submit]").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Deleted carol@gamma.test");
        go("/domains/gamma.test");
        button("Delete").click();
        page.locator("dialog [data-slot=submit]").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Deleted gamma.test");
    }

    @Test
    void releasesAndDeletesWaitingMail() {
        go("/queue");
        button("Release 4XbT2k1mzB").click();
        assertThat(page.getByRole(AriaRole.STATUS))
                .containsText("4XbT2k1mzB: released for 1 recipient.");
        button("Delete 4XbT2k1mzB").click();
        page.locator("dialog [data-slot=submit]").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("deleted for 1 recipient.");
        assertThat(page.locator("#list")).not().containsText("4XbT2k1mzB");
    }

    @Test
    void searchesWhileTyping() {
        go("/mailboxes");
        page.getByLabel("Search by address or name").pressSequentially("person13");
        assertThat(page.locator("#list tbody tr")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("q=person13"));
    }

    @Test
    void remembersTheChoiceOfDark() {
        go("/");
        page.getByText("Light or dark").click();
        go("/domains");
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
    }

    @Test
    void fitsAPhoneInTheDark() {
        context.close();
        open(new NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
        for (String path :
                List.of(
                        "/",
                        "/domains",
                        "/domains/alpha.test",
                        "/mailboxes",
                        "/aliases",
                        "/queue",
                        "/mailboxes/new")) {
            go(path);
            assertThat(Chromium.tooWide(page)).as("too wide: " + path).isZero();
            picture("phone-dark" + path.replace('/', '-'));
        }
        button("Menu").click();
        assertThat(page.getByRole(AriaRole.NAVIGATION)).isVisible();
        picture("phone-menu");
    }

    @Test
    void showsStrangersTextAsText() {
        for (String path :
                List.of(
                        "/",
                        "/domains",
                        "/domains/alpha.test",
                        "/mailboxes",
                        "/aliases",
                        "/mailboxes/person10@alpha.test",
                        "/queue")) {
            go(path);
            picture("light" + path.replace('/', '-'));
        }
        go("/aliases");
        assertThat(page.locator("#list")).containsText("<script>");
    }

    @Test
    void staysCalmWhereThereIsNothing() {
        go("/domains/nowhere.test");
        assertThat(page.locator("main")).containsText("There is no such page");
        picture("error");
    }
}

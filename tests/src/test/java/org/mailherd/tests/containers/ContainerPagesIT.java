package org.mailherd.tests.containers;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages behind nginx in a real browser; pictures stay in {@code target/pictures}. */
@Tag("containers")
class ContainerPagesIT {
    private static final Path PICTURES = Path.of("target", "pictures");

    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-background-networking")));
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
    }

    @Test
    void theAdministratorLogsInWithThePasswordThatWasPrintedOnce() {
        Page page = page("/admin");
        page.locator("input[name=username]").fill("admin");
        page.locator("input[type=password]").fill(Containers.secret("MAILHERD_ADMIN_PASSWORD"));
        page.locator("button[type=submit]").first().click();
        PlaywrightAssertions.assertThat(
                        page.getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions().setName("Mailboxes"))
                                .first())
                .isVisible();
        picture(page, "containers-admin");
    }

    @Test
    void theWebmailAsksForALogin() {
        Page page = page("/");
        PlaywrightAssertions.assertThat(page.locator("input[type=password]")).isVisible();
        picture(page, "containers-webmail-login");
    }

    private static Page page(String path) {
        Page page =
                browser.newContext(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true))
                        .newPage();
        page.navigate(Containers.page(path).toString());
        return page;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}

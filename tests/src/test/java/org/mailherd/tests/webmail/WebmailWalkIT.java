package org.mailherd.tests.webmail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.client.SmtpClient;
import org.mailherd.tests.stack.Demo;

/** Alice writes to Bob in a browser, Bob reads it there; a hostile letter gets nowhere. */
@EnabledIf("org.mailherd.tests.webmail.Browser#isThere")
class WebmailWalkIT {

    private static final String HOSTILE =
            """
            From: Eve <eve@outside.test>
            To: alice@alpha.test
            Subject: <img src=x onerror=alert(1)> hostile-1
            Message-ID: <hostile-1@outside.test>
            Date: Sun, 22 Nov 2026 05:00:00 +0000
            MIME-Version: 1.0
            Content-Type: text/html; charset=utf-8

            <html><head><base href="https://evil.example/"><style>@import url(https://evil.example/a.css);</style>
            <meta http-equiv="refresh" content="0;url=https://evil.example/r"></head><body onload="alert(1)">
            <script>alert(2)</script><img src="https://evil.example/pixel.gif"><svg onload="alert(3)"></svg>
            <div style="position:fixed;inset:0;background:url(https://evil.example/b)">over everything</div>
            <form action="https://evil.example/f"><input name="p"></form><p>The words of the letter.</p></body></html>
            """;

    @TempDir static Path data;
    private static Demo demo;
    private static Browser browser;
    private static String address;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(Path.of("target", "pictures"));
        demo = Demo.start(data);
        address = "http://127.0.0.1:" + demo.port(DemoPort.WEBMAIL);
        browser = new Browser(address);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        browser.close();
        demo.close();
    }

    @Test
    void aliceSendsAndBobReads() throws IOException {
        Page alice = login(DemoAccounts.ALICE, 1280, ColorScheme.LIGHT);
        alice.click(".compose-button");
        alice.fill("#to", "bob@beta.test, nobody@beta.test");
        alice.fill("#subject", "Sheep for sale");
        alice.fill("#text", "Dear Bob,\n\nfive of them, all white.\n\nAlice");
        alice.setInputFiles(
                "#files",
                new FilePayload(
                        "Prices.txt", "text/plain", "5 x 80".getBytes(StandardCharsets.UTF_8)));
        assertThat(alice.locator("#compose-state .attachment")).hasCount(1);
        alice.click("button.btn-primary");
        assertThat(alice.locator("#to-error")).containsText("nobody@beta.test");
        assertThat(alice.locator("#text"))
                .hasValue("Dear Bob,\n\nfive of them, all white.\n\nAlice");
        Browser.picture(alice, "refused");
        alice.fill("#to", DemoAccounts.BOB);
        alice.click("button.btn-primary");
        assertThat(alice.locator(".done")).containsText("Message sent.");

        Page bob = login(DemoAccounts.BOB, 390, ColorScheme.DARK);
        Locator row = awaitRow(bob, "Sheep for sale");
        row.click();
        assertThat(bob.locator(".plain")).containsText("five of them");
        assertThat(bob.locator(".attachment .name")).hasText("Prices.txt");
        Browser.picture(bob, "read-narrow-dark");
        byte[] file = download(bob);
        assertThat(new String(file, StandardCharsets.UTF_8)).isEqualTo("5 x 80");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void aHostileLetterRunsNothingAndTellsNobody() throws IOException {
        byte[] letter = HOSTILE.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        try (SmtpClient client = SmtpClient.connect(demo.port(DemoPort.SMTP))) {
            assertThat(client.send("eve@outside.test", DemoAccounts.ALICE, letter))
                    .startsWith("250");
        }
        Page alice = login(DemoAccounts.ALICE, 1280, ColorScheme.DARK);
        // The filter has seen what it is.
        alice.navigate(address + "/mail?folder=Junk");
        awaitRow(alice, "hostile-1").click();
        assertThat(alice.frameLocator("iframe.paper").locator("body"))
                .containsText("The words of the letter.");
        assertThat(
                        alice.frameLocator("iframe.paper")
                                .locator("script,svg,form,base,meta[http-equiv]"))
                .hasCount(0);
        assertThat(alice.locator(".blocked")).isVisible();
        Browser.picture(alice, "hostile");
        assertThat(browser.foreignRequests()).isEmpty();
        assertThat(browser.faults()).isEmpty();
    }

    private static byte[] download(Page page) throws IOException {
        try (InputStream file =
                page.waitForDownload(() -> page.click(".attachment")).createReadStream()) {
            return file.readAllBytes();
        }
    }

    private static Page login(String user, int width, ColorScheme scheme) {
        Page page = browser.page(width, 844, scheme);
        page.navigate(address + "/login");
        page.fill("#username", user);
        page.fill("#password", DemoAccounts.PASSWORD);
        page.click("button[type=submit]");
        page.waitForURL("**/mail**");
        return page;
    }

    /** Delivery takes a moment after the 250. */
    private static Locator awaitRow(Page page, String subject) {
        Locator row = page.locator(".row-link", new Page.LocatorOptions().setHasText(subject));
        for (int i = 0; i < 120 && row.count() == 0; i++) {
            page.waitForTimeout(500);
            page.reload();
        }
        return row.first();
    }
}

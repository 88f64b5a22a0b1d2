package org.mailherd.tests.webmail;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The machine's Chromium, with a record of everything a page did that it should not. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String own;
    private final List<String> foreignRequests = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * @param own the address under test: what goes elsewhere is foreign
     */
    Browser(String own) {
        this.own = own;
        this.playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(List.of("--no-sandbox")));
    }

    static boolean isThere() {
        return Files.isExecutable(CHROMIUM);
    }

    /** A fresh visitor. */
    Page page(int width, int height, ColorScheme scheme) {
        BrowserContext context =
                chromium.newContext(
                        new NewContextOptions()
                                .setViewportSize(width, height)
                                .setColorScheme(scheme)
                                .setTimezoneId("Europe/Berlin"));
        Page page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onRequest(request -> {
            if (!request.url().startsWith(own) && !request.url().startsWith("data:")) {
                foreignRequests.add(request.url());
            }
        });
        page.onPageError(faults::add);
        page.onDialog(dialog -> {
            faults.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        return page;
    }

    /** Addresses outside that any page asked for. */
    List<String> foreignRequests() {
        return foreignRequests;
    }

    /** Script errors, and dialogs that a script opened. */
    List<String> faults() {
        return faults;
    }

    static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "pictures", "webmail-" + name + ".png")));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}

package org.mailherd.adminui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real Chromium; pictures stay in target/pictures. */
final class Chromium implements AutoCloseable {
    static final String IS_THERE = "org.mailherd.adminui.Chromium#isThere";
    static final String WANTED =
            "needs /usr/bin/chromium (apt-get install chromium); CI counts a test left out as failed";

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "pictures");

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Playwright playwright =
            Playwright.create(
                    new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser =
            playwright
                    .chromium()
                    .launch(
                            new LaunchOptions()
                                    .setExecutablePath(PROGRAM)
                                    .setArgs(List.of("--no-sandbox")));

    static boolean isThere() {
        return Files.isExecutable(PROGRAM);
    }

    BrowserContext context(NewContextOptions options) {
        return browser.newContext(options);
    }

    /** A page whose faults are remembered. */
    Page page(BrowserContext context) {
        Page page = context.newPage();
        page.onDialog(dialog -> {
            complaints.add("script ran: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /**
     * What pages complained of since it was last asked: scripts that ran or failed, and what their
     * policy forbids.
     */
    List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    static int tooWide(Page page) {
        return (int) page.evaluate("document.documentElement.scrollWidth - innerWidth");
    }

    static void picture(Page page, String name) {
        page.screenshot(
                new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    }

    @Override
    public void close() {
        playwright.close();
    }
}

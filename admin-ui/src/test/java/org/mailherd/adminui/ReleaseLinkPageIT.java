package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What a recipient sees who follows a link, in light and dark, at a desk and on a small phone. */
@EnabledIf(value = Chromium.IS_THERE, disabledReason = Chromium.WANTED)
class ReleaseLinkPageIT {
    private static final List<Integer> WIDTHS = List.of(1280, 360);

    private static Chromium chromium;

    private final FakeKeptMail kept = new FakeKeptMail();
    private final RunningAdminUi ui = kept.ui();
    private final String release = FakeKeptMail.link(ui, "release");
    private final String learnspam = FakeKeptMail.link(ui, "learnspam");
    private final String delete = FakeKeptMail.link(ui, "delete");

    @BeforeAll
    static void start() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void leavesNoComplaint() {
        ui.close();
        kept.close();
        assertThat(chromium.complaints()).isEmpty();
    }

    private void shows(String name, String heading, String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : WIDTHS) {
                try (BrowserContext context = context(scheme, width)) {
                    Page page = chromium.page(context);
                    page.navigate(ui.at(path).toString());
                    check(page, heading, "%s-%s-%d".formatted(name, scheme, width));
                }
            }
        }
    }

    private void answers(String name, String heading, String path) {
        try (BrowserContext context = context(ColorScheme.LIGHT, 360)) {
            Page page = chromium.page(context);
            page.navigate(ui.at(path).toString());
            page.locator("button[type=submit]").click();
            check(page, heading, name);
        }
        kept.state = "kept";
    }

    private static BrowserContext context(ColorScheme scheme, int width) {
        return chromium.context(
                new NewContextOptions().setViewportSize(width, 720).setColorScheme(scheme));
    }

    private static void check(Page page, String heading, String picture) {
        assertThat(page.locator("h1").innerText()).isEqualTo(heading);
        assertThat(Chromium.tooWide(page)).as("too wide: " + picture).isZero();
        Chromium.picture(page, "link-" + picture.toLowerCase(Locale.ROOT));
    }

    @Test
    void asksBeforeItDoesAnything() {
        kept.symbols =
                "[{\\\"name\\\":\\\"X\\\",\\\"score\\\":9,\\\"reason\\\":\\\"A link leads to a page"
                        + " that asks for passwords\\\",\\\"seen\\\":[]}]";
        shows("release", "Deliver this message?", release);
        kept.sender = "";
        shows("learnspam", "Delete this message as spam?", learnspam);
        kept.subject = " ";
        shows("delete", "Delete this message?", delete);
        assertThat(kept.posts()).isEmpty();
    }

    @Test
    void fitsWhateverStrangersWrote() {
        kept.subject = "Re: Fwd: ".repeat(20) + "Donaudampfschifffahrt".repeat(20);
        kept.sender = "bounces+" + "0123456789abcdef".repeat(8) + "@" + "long-label.".repeat(9);
        kept.mailbox = "somebody.with.five.given.names".repeat(2) + "@of.a.large.department.test";
        kept.state = "uncertain";
        shows("uncertain", "Deliver this message?", release);
    }

    @Test
    void saysWhatBecameOfIt() {
        answers("released", "Done", release);
        answers("learnt", "Done", learnspam);
        answers("deleted", "Done", delete);
        kept.answersPost = 504;
        answers("lost", "Look into your mailbox", release);
        answers("later", "Not right now", delete);
        kept.state = "released";
        shows("handled", "Nothing left to do", release);
        kept.state = "kept";
        kept.guarded = true;
        shows("guarded", "Only your administrator can deliver this", release);
        String wrong = release + "A";
        shows("wrong", "This link does not work", wrong);
        Browser stranger = new Browser(ui);
        for (int i = 0; i < 30; i++) {
            stranger.get(wrong);
        }
        shows("too-many", "Please wait", release);
    }
}

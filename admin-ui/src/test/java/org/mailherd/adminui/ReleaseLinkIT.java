package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Links into the quarantine, for people without a login. */
class ReleaseLinkIT {
    private final FakeKeptMail kept = new FakeKeptMail();

    @AfterEach
    void stop() {
        kept.close();
    }

    @Test
    void aLookAsksAndAButtonDeliversOnceForItsOwnerOnly() {
        try (RunningAdminUi ui = kept.ui()) {
            String link = FakeKeptMail.link(ui, "release");
            Browser stranger = new Browser(ui);
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> page = stranger.get(link);
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body())
                        .contains("Deliver to my mailbox")
                        .doesNotContain("<dt>Why")
                        .contains("&lt;script&gt;alert(1)")
                        .doesNotContain("<script>alert");
                assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
                assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                        .contains("default-src 'none'");
                assertThat(page.headers().firstValue("Cache-Control").orElse(""))
                        .contains("no-store");
            }
            assertThat(kept.posts()).isEmpty();
            assertThat(stranger.postBare(link, Map.of()).body()).contains("was delivered");
            HttpResponse<String> second = stranger.postBare(link, Map.of());
            assertThat(second.statusCode()).isEqualTo(410);
            assertThat(second.body()).contains("handled before");
            assertThat(stranger.get(link).statusCode()).isEqualTo(410);
            assertThat(kept.posts())
                    .containsExactly(
                            "POST /quarantine/7/release?mailbox=alice%40alpha.test&actor=link%20for%20alice%40alpha.test");
        }
    }

    @Test
    void aWrongLinkGetsACalmPageAndTooManyAreStopped() {
        try (RunningAdminUi ui = kept.ui()) {
            String link = FakeKeptMail.link(ui, "delete");
            Browser stranger = new Browser(ui);
            String wrong = link.substring(0, link.length() - 4) + "AAAA";
            for (int i = 0; i < 30; i++) {
                HttpResponse<String> page = stranger.postBare(wrong, Map.of());
                assertThat(page.statusCode()).isEqualTo(404);
                assertThat(page.body()).contains("This link does not work");
            }
            assertThat(stranger.get(link).statusCode()).isEqualTo(429);
            assertThat(kept.posts()).isEmpty();
        }
    }

    @Test
    void malwareIsDeliveredByNoLinkButDeletedByOne() {
        try (RunningAdminUi ui = kept.ui()) {
            String link = FakeKeptMail.link(ui, "release");
            String delete = FakeKeptMail.link(ui, "delete");
            kept.guarded = true;
            Browser owner = new Browser(ui);
            for (HttpResponse<String> page :
                    List.of(owner.get(link), owner.postBare(link, Map.of()))) {
                assertThat(page.statusCode()).isEqualTo(403);
                assertThat(page.body()).contains("Only your administrator can deliver this");
            }
            assertThat(kept.posts()).isEmpty();
            assertThat(new Browser(ui).get("/api/v1/get/quarantine/7", FakeKeptMail.KEY).body())
                    .contains("delete_link")
                    .doesNotContain("release_link");
            assertThat(owner.postBare(delete, Map.of()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anUnansweredQuarantineIsNoDeadEnd() {
        try (RunningAdminUi ui = kept.ui()) {
            String link = FakeKeptMail.link(ui, "release");
            for (int status : List.of(503, 504)) {
                kept.answersPost = status;
                HttpResponse<String> page = new Browser(ui).postBare(link, Map.of());
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.body()).contains("Nothing is lost");
            }
            kept.answersPost = 200;
            assertThat(new Browser(ui).postBare(link, Map.of()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatMayHaveBeenDeliveredIsDeliveredAgainOnceItsOwnerLooked() {
        try (RunningAdminUi ui = kept.ui()) {
            String link = FakeKeptMail.link(ui, "release");
            Browser owner = new Browser(ui);
            assertThat(owner.get(link).body()).doesNotContain("name=\"again\"");
            kept.state = "uncertain";
            assertThat(owner.get(FakeKeptMail.link(ui, "delete")).body())
                    .doesNotContain("name=\"again\"");
            assertThat(owner.get(link).body())
                    .contains("Look into your mailbox first", "name=\"again\" value=\"1\"");
            assertThat(owner.postBare(link, Map.of("again", "1")).statusCode()).isEqualTo(200);
            assertThat(kept.posts()).singleElement().asString().endsWith("&again=1");
        }
    }
}

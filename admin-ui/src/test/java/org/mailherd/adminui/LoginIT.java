package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.events.RedisKeys;
import org.springframework.data.redis.core.StringRedisTemplate;

class LoginIT {
    private static RunningAdminUi ui;

    @BeforeAll
    static void start() {
        ui = RunningAdminUi.start();
    }

    @AfterAll
    static void stop() {
        ui.close();
    }

    @BeforeEach
    void forgetFailures() {
        StringRedisTemplate redis = ui.bean(StringRedisTemplate.class);
        redis.delete(redis.keys(RedisKeys.of("admin-ui", "login-failures:*")));
    }

    private static HttpResponse<String> login(Browser browser, String password) {
        return browser.post("/login", Map.of("username", "admin", "password", password), "/login");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void entersWithThePasswordAndLeavesByLogout() {
        Browser browser = new Browser(ui);
        assertThat(location(login(browser, RunningAdminUi.ADMIN_PASSWORD))).endsWith("/");
        assertThat(browser.get("/").body()).contains("Dashboard");

        browser.post("/logout", Map.of(), "/");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void changesTheSessionIdAtLogin() {
        Browser browser = new Browser(ui);
        browser.get("/login");
        String before = browser.cookie("MHADMIN");
        login(browser, RunningAdminUi.ADMIN_PASSWORD);
        assertThat(browser.cookie("MHADMIN")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void hidesTheCookieFromScriptsAndOtherSites() {
        HttpResponse<String> page = new Browser(ui).get("/login");
        assertThat(page.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie)
                                .startsWith("MHADMIN=")
                                .contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void sendsEachPageWithAPolicyThatForbidsInlineScript() {
        HttpResponse<String> page = new Browser(ui).get("/login");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.body()).doesNotContain("<script>", "onclick=", "style=\"");
    }

    @Test
    void closesTheDoorAfterTenFailuresAlsoForTheRightPassword() {
        Browser browser = new Browser(ui);
        for (int i = 0; i < 10; i++) {
            assertThat(location(login(browser, "wrong"))).endsWith("/login?error");
        }
        assertThat(location(login(browser, RunningAdminUi.ADMIN_PASSWORD)))
                .endsWith("/login?error");
    }

    @Test
    void tellsNetfilterOfAFailedLogin() {
        List<String> heard = new CopyOnWriteArrayList<>();
        EventChannel events = ui.bean(EventChannel.class);
        try (var _ = events.subscribe(RedisKeys.LOGIN_FAILED_CHANNEL, heard::add)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> {
                        login(new Browser(ui), "wrong");
                        assertThat(heard).isNotEmpty();
                    });
        }
        assertThat(heard.getFirst())
                .contains(
                        "\"service\":\"admin-ui\"",
                        "\"username\":\"admin\"",
                        "\"ip\":\"127.0.0.1\"",
                        "\"time\":\"");
    }
}

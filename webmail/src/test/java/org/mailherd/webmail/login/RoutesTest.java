package org.mailherd.webmail.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.platform.boot.ServiceLauncher;
import org.mailherd.testsupport.Redis;
import org.mailherd.webmail.WebmailService;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the running service, over HTTP, with a real Redis and no mail server at all. */
class RoutesTest {

    private static ServletWebServerApplicationContext service;

    @BeforeAll
    static void start() {
        service = start(Redis.fresh().port());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Threat 14, from the route table: a new route is tested without anybody thinking of it. */
    @Test
    void everyChangingRouteWantsACsrfToken() throws Exception {
        var routes = routes(RequestMethod.POST);
        assertThat(routes).contains("/mail/action", "/compose/send", "/folders/empty");
        routes.add("/login");
        routes.add("/logout");
        for (var route : routes) {
            assertThat(post(client(), route, "a=b").statusCode()).as(route).isEqualTo(403);
        }
    }

    @Test
    void noRouteChangesAnythingByGet() {
        for (var route : routes(RequestMethod.GET)) {
            assertThat(route)
                    .isIn(
                            "/",
                            "/login",
                            "/mail",
                            "/mail/body",
                            "/mail/attachment",
                            "/mail/source",
                            "/mail/download",
                            "/compose",
                            "/folders/new");
        }
    }

    @Test
    void everyRouteButTheLoginWantsALogin() throws Exception {
        var routes = routes(RequestMethod.GET);
        routes.remove("/login");
        for (var route : routes) {
            var answer = get(client(), route);
            assertThat(answer.statusCode()).as(route).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/login");
        }
    }

    @Test
    void htmxIsSentToTheLoginByHeader() throws Exception {
        var request = request("/mail").header("HX-Request", "true").GET().build();
        var answer = client().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/login");
    }

    @Test
    void pagesCarryTheirPolicyAndNoInlineCode() throws Exception {
        var answer = get(client(), "/login");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("script:not([src]),style,[style],[onclick]")).isEmpty();
    }

    @Test
    void loginSaysThatTheMailServerIsAwayAndKeepsTheName() throws Exception {
        var client = client();
        var token = Jsoup.parse(get(client, "/login").body()).selectFirst("[name=_csrf]").val();
        var answer = post(client, "/login", "_csrf=" + token + "&username=a%40b.test&password=x");
        assertThat(answer.statusCode()).isEqualTo(503);
        var page = Jsoup.parse(answer.body());
        assertThat(page.text()).contains("mail server does not answer");
        assertThat(page.selectFirst("#username").val()).isEqualTo("a@b.test");
        assertThat(page.selectFirst("#password").val()).isEmpty();
    }

    @Test
    void startsWithoutRedisAndAnswers503() throws Exception {
        try (var alone = start(1)) {
            var address = "http://127.0.0.1:" + alone.getWebServer().getPort() + "/login";
            var request = HttpRequest.newBuilder(URI.create(address)).build();
            var answer = client().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("away for a moment");
        }
    }

    private static ServletWebServerApplicationContext start(int redisPort) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("mailherd.bind-address", "127.0.0.1");
        settings.put("mailherd.webmail.port", 0);
        settings.put("mailherd.management.enabled", false);
        settings.put("mailherd.webmail.imap-host", "127.0.0.1");
        settings.put("mailherd.webmail.imap-port", 1);
        settings.put("mailherd.webmail.smtp-host", "127.0.0.1");
        settings.put("spring.data.redis.host", "127.0.0.1");
        settings.put("spring.data.redis.port", redisPort);
        settings.put("spring.data.redis.password", "test");
        return (ServletWebServerApplicationContext)
                ServiceLauncher.run(WebmailService.class, "webmail", settings);
    }

    private static List<String> routes(RequestMethod method) {
        List<String> routes = new ArrayList<>();
        service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((route, handler) -> {
                    if (handler.getBeanType().getName().startsWith("org.mailherd")
                            && route.getMethodsCondition().getMethods().contains(method)) {
                        routes.addAll(route.getPatternValues());
                    }
                });
        return routes;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private static HttpRequest.Builder request(String path) {
        var address = "http://127.0.0.1:" + service.getWebServer().getPort() + path;
        return HttpRequest.newBuilder(URI.create(address));
    }

    private static HttpResponse<String> get(HttpClient client, String path)
            throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient client, String path, String form)
            throws IOException, InterruptedException {
        var request =
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

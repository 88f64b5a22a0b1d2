package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route there is, asked by everybody who might (threats 14 and 15; CVE-2026-40874 was a
 * delete verb without its check). The routes come from the running service, so that a new one is
 * held against the same rules.
 */
class PrivilegeMatrixIT {
    private static final Set<String> PUBLIC = Set.of("/login", "/error", "/qhandler/x");
    private static FakeQueueApi smtp;
    private static FakeQuarantineApi antispam;
    private static RunningAdminUi ui;
    private static Browser session;

    record Route(RequestMethod method, String path) {
        boolean isApi() {
            return path.startsWith("/api/");
        }

        boolean isWrite() {
            return method == RequestMethod.POST;
        }
    }

    @BeforeAll
    static void start() {
        smtp = new FakeQueueApi();
        antispam = new FakeQuarantineApi();
        Map<String, String> settings = new HashMap<>(smtp.settings());
        settings.putAll(antispam.settings());
        ui = RunningAdminUi.start(0, settings);
        session = new Browser(ui).login();
    }

    @AfterAll
    static void stop() {
        ui.close();
        smtp.close();
        antispam.close();
    }

    static Stream<Route> routes() {
        return ui
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping ->
                        mapping.getPatternValues().stream()
                                .flatMap(path ->
                                        methods(mapping.getMethodsCondition().getMethods(), path)))
                .filter(route -> !PUBLIC.contains(route.path()));
    }

    private static Stream<Route> methods(Set<RequestMethod> methods, String path) {
        Set<RequestMethod> asked =
                methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods;
        String filled =
                path.replaceAll("\\{id\\}", "1").replaceAll("\\{\\w+\\}", "x").replace("**", "x");
        return asked.stream().map(method -> new Route(method, filled));
    }

    private static HttpResponse<String> ask(Browser who, Route route, String... headers) {
        return switch (route.method()) {
            case GET -> who.get(route.path(), headers);
            case POST -> who.postJson(route.path(), "[]", headers);
            default -> throw new AssertionError("the matrix does not know " + route);
        };
    }

    /** The link is what allows it: without one that we signed all are equal. */
    @Test
    void aLinkThatNobodySignedOpensNothingForAnybody() {
        for (Browser who : List.of(new Browser(ui), session)) {
            assertThat(who.get("/qhandler/x").statusCode()).isEqualTo(404);
            assertThat(who.postBare("/qhandler/x", Map.of()).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void nobodyEntersUnnamed(Route route) {
        HttpResponse<String> answer = ask(new Browser(ui), route);
        if (route.isApi()) {
            // without a session a POST lacks its CSRF token before it lacks a name
            assertThat(answer.statusCode()).isEqualTo(route.isWrite() ? 403 : 401);
        } else if (route.isWrite()) {
            assertThat(answer.statusCode()).isEqualTo(403);
        } else {
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aReadOnlyKeyReadsTheApiOnly(Route route) {
        HttpResponse<String> answer =
                ask(new Browser(ui), route, "X-API-Key", RunningAdminUi.READ_ONLY_KEY);
        if (!route.isApi()) {
            assertThat(answer.statusCode()).isIn(302, 403);
        } else if (route.isWrite()) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .contains("\"type\":\"error\"", "API read/write access denied");
        } else {
            assertThat(answer.statusCode()).isIn(200, 404);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aReadWriteKeyUsesTheApiOnly(Route route) {
        HttpResponse<String> answer =
                ask(new Browser(ui), route, "X-API-Key", RunningAdminUi.READ_WRITE_KEY);
        assertThat(answer.statusCode())
                .isIn(route.isApi() ? List.of(200, 400, 404) : List.of(302, 403));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aSessionWithoutTheTokenChangesNothing(Route route) {
        HttpResponse<String> answer = ask(session, route);
        if (route.isWrite()) {
            assertThat(answer.statusCode()).isEqualTo(403);
        } else {
            assertThat(answer.statusCode()).isIn(200, 404);
        }
        assertThat(session.postBare(route.path(), Map.of()).statusCode()).isIn(403, 405);
    }
}

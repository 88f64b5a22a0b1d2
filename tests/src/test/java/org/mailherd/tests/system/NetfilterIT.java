package org.mailherd.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.mailherd.netfilter.NetfilterService;
import org.mailherd.platform.boot.ServiceLauncher;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.events.RedisKeys;
import org.mailherd.testsupport.Redis;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The real packet filter, in network namespaces that stand for the host and for its visitors: who
 * fails to log in ten times is shut out, his neighbour is not. Namespaces are root's to make.
 */
@Tag("system")
@EnabledIf("isRoot")
class NetfilterIT {

    private static final String HOST = "mailherd-test-host";
    private static final String OUTSIDE = "mailherd-test-outside";
    private static final String HERE = "198.51.100.1";
    private static final String STRANGER = "198.51.100.2";
    private static final String NEIGHBOUR = "198.51.100.3";

    private static Redis redis;

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    @BeforeAll
    static void makeNetworks() throws Exception {
        redis = Redis.fresh();
        Tool.run("ip", "netns", "add", HOST);
        Tool.run("ip", "netns", "add", OUTSIDE);
        in(HOST, "ip", "link", "add", "eth0", "type", "veth", "peer", "eth0", "netns", OUTSIDE);
        in(HOST, "ip", "addr", "add", HERE + "/24", "dev", "eth0");
        in(OUTSIDE, "ip", "addr", "add", STRANGER + "/24", "dev", "eth0");
        in(OUTSIDE, "ip", "addr", "add", NEIGHBOUR + "/24", "dev", "eth0");
        in(HOST, "ip", "link", "set", "eth0", "up");
        in(OUTSIDE, "ip", "link", "set", "eth0", "up");
    }

    @AfterAll
    static void removeNetworks() throws Exception {
        Tool.run("ip", "netns", "del", HOST);
        Tool.run("ip", "netns", "del", OUTSIDE);
    }

    private static String in(String space, String... command)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", space));
        all.addAll(List.of(command));
        return Tool.run(all.toArray(String[]::new));
    }

    /**
     * Nobody listens on port 9: who gets through is refused at once (7), who is banned waits (28).
     */
    private static boolean reaches(String from) throws IOException, InterruptedException {
        try {
            in(OUTSIDE, "curl", "-sS", "-m", "2", "--interface", from, "http://" + HERE + ":9");
            return true;
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage()).contains("curl: (7)");
        }
    }

    private static ConfigurableApplicationContext service() {
        return ServiceLauncher.run(
                NetfilterService.class,
                "netfilter",
                Map.of(
                        "spring.data.redis.host",
                        redis.host(),
                        "spring.data.redis.port",
                        redis.port(),
                        "spring.data.redis.password",
                        redis.password(),
                        "mailherd.management.port",
                        "0",
                        "mailherd.netfilter.packet-filter.nft-command",
                        "ip,netns,exec," + HOST + ",nft,-f,-"));
    }

    @Test
    void tenFailedLoginsShutOutOneAddressUntilItIsForgiven() throws Exception {
        try (var service = service()) {
            EventChannel events = service.getBean(EventChannel.class);
            assertThat(reaches(STRANGER)).isTrue();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        events.publish(
                                RedisKeys.LOGIN_FAILED_CHANNEL,
                                "{\"service\":\"imap\",\"ip\":\"" + STRANGER + "\"}");
                        return table().contains(STRANGER);
                    });
            assertThat(reaches(STRANGER)).isFalse();
            assertThat(reaches(NEIGHBOUR)).isTrue();
        }
        assertThat(in(HOST, "nft", "list", "tables")).doesNotContain("mailherd");

        try (var service = service()) {
            await().atMost(Duration.ofSeconds(20)).until(() -> table().contains(STRANGER));
            assertThat(reaches(STRANGER)).as("after a restart").isFalse();
            EventChannel events = service.getBean(EventChannel.class);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        events.publish(RedisKeys.of("netfilter", "unban"), STRANGER);
                        return !table().contains(STRANGER);
                    });
            assertThat(reaches(STRANGER)).isTrue();
        }
    }

    private static String table() throws IOException, InterruptedException {
        return in(HOST, "nft", "list", "set", "inet", "mailherd", "banned4");
    }
}

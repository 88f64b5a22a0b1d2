package org.mailherd.antispam.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.message.AddressBlock;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets through who knows the password, or comes straight from a secure address. */
@Component
final class ControllerDoor {

    private static final Logger log = LoggerFactory.getLogger(ControllerDoor.class);
    private static final int FORBIDDEN = 403;

    private final String password;
    private final List<AddressBlock> secure;

    ControllerDoor(ControllerProperties properties) {
        this.password = properties.password();
        this.secure = AddressBlock.parseAll(properties.secureIp());
    }

    HttpHandler guard(HttpHandler behind) {
        return exchange -> {
            if (mayPass(exchange)) {
                behind.handle(exchange);
                return;
            }
            LogEvent.of("controller-refused")
                    .with("ip", exchange.getRemoteAddress().getAddress().getHostAddress())
                    .quoted("path", exchange.getRequestURI().getPath())
                    .warn(log);
            HttpAnswer.json(exchange, FORBIDDEN, AnswerJson.error("Unauthorized"));
        };
    }

    private boolean mayPass(HttpExchange exchange) {
        @Nullable String given = exchange.getRequestHeaders().getFirst("Password");
        if (given != null) {
            return !password.isEmpty() && same(given, password);
        }
        // A proxy's own address says nothing about who sent it.
        boolean proxied =
                exchange.getRequestHeaders().containsKey("X-Forwarded-For")
                        || exchange.getRequestHeaders().containsKey("X-Real-Ip");
        InetAddress client = exchange.getRemoteAddress().getAddress();
        return !proxied && secure.stream().anyMatch(network -> network.contains(client));
    }

    /** Takes as long for any wrong one. */
    private static boolean same(String given, String right) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}

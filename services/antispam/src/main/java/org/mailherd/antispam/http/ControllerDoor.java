package org.mailherd.antispam.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.mailherd.antispam.message.AddressBlock;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets through who knows the password, or comes straight from a secure address. */
@Component
final class ControllerDoor {

    private static final Logger log = LoggerFactory.getLogger(ControllerDoor.class);
    private static final int UNAUTHORIZED = 401;

    private final String password;
    private final List<AddressBlock> secure;

    ControllerDoor(ControllerProperties properties) {
        this.password = properties.password();
        this.secure = AddressBlock.parseAll(properties.secureIp());
    }

    HttpHandler guard(HttpHandler behind) {
        return exchange -> {
            if (opensFor(exchange)) {
                behind.handle(exchange);
                return;
            }
            LogEvent.of("controller-refused")
                    .with("ip", exchange.getRemoteAddress().getAddress().getHostAddress())
                    .quoted("path", exchange.getRequestURI().getPath())
                    .warn(log);
            HttpAnswer.refusal(exchange, UNAUTHORIZED, "Unauthorized");
        };
    }

    /** As in Rspamd, what a secure address gives as password does not matter. */
    boolean opensFor(HttpExchange exchange) {
        // A proxy's own address says nothing about who sent it.
        boolean proxied =
                exchange.getRequestHeaders().containsKey("X-Forwarded-For")
                        || exchange.getRequestHeaders().containsKey("X-Real-Ip");
        InetAddress client = exchange.getRemoteAddress().getAddress();
        return !proxied && secure.stream().anyMatch(network -> network.contains(client))
                || knowsPassword(exchange);
    }

    private boolean knowsPassword(HttpExchange exchange) {
        return !password.isEmpty()
                && RequestFields.first(exchange, "Password")
                        .filter(given -> same(given, password))
                        .isPresent();
    }

    /** Takes as long for any wrong one. */
    private static boolean same(String given, String right) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}

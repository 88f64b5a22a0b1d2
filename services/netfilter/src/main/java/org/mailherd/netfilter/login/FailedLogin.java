package org.mailherd.netfilter.login;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One refused login.
 *
 * @param service who refused it, such as {@code imap}
 * @param username what the stranger claimed to be
 * @param address where the connection came from
 */
public record FailedLogin(String service, String username, InetAddress address) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Message(
            @Nullable String service, @Nullable String username, @Nullable String ip) {}

    /** Reads a message of the channel; empty if it is none or names no literal address. */
    public static Optional<FailedLogin> parse(String json) {
        try {
            Message message = JSON.readValue(json, Message.class);
            if (message == null || message.ip() == null) {
                return Optional.empty();
            }
            return Optional.of(
                    new FailedLogin(
                            orUnknown(message.service()),
                            orUnknown(message.username()),
                            InetAddress.ofLiteral(message.ip())));
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String orUnknown(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package org.mailherd.webmail.login;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.data.redis.serializer.SerializationException;

/**
 * Writes session values as text: a type letter, a colon, the value. Nothing but text and numbers
 * can come back out, so whoever can write into Redis cannot make this service build objects.
 */
class TextSessionSerializer implements RedisSerializer<Object> {

    @Override
    public byte[] serialize(@Nullable Object value) {
        var text =
                switch (value) {
                    case null -> "";
                    case String s -> "s:" + s;
                    case Long l -> "l:" + l;
                    case Integer i -> "i:" + i;
                    default ->
                            throw new SerializationException(
                                    "the session holds text and numbers only, not "
                                            + value.getClass().getName());
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Object deserialize(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length < 2) {
            return null;
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        var value = text.substring(2);
        try {
            return switch (text.substring(0, 2)) {
                case "s:" -> value;
                case "l:" -> Long.valueOf(value);
                case "i:" -> Integer.valueOf(value);
                default -> null;
            };
        } catch (NumberFormatException damaged) {
            return null;
        }
    }
}

package org.mailherd.adminui.access;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.data.redis.serializer.SerializationException;

/**
 * Java serialization with an allow-list. Whoever can write to Redis must not be able to run code
 * here (CVE-2025-49113 and CVE-2026-35537 were such holes in another webmail).
 */
final class SessionSerializer implements RedisSerializer<Object> {
    private static final int MAX_BYTES = 65_536;
    private static final ObjectInputFilter ALLOWED =
            ObjectInputFilter.Config.createFilter(
                    "maxdepth=20;maxrefs=2000;maxarray=1000;"
                            + "java.lang.*;java.util.*;java.util.concurrent.*;java.time.*;"
                            + "org.springframework.security.**;org.springframework.web.servlet.FlashMap;"
                            + "org.springframework.util.*;org.mailherd.adminui.**;!*");

    @Override
    public byte[] serialize(@Nullable Object value) {
        if (value == null) {
            return new byte[0];
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new SerializationException("session value " + value.getClass().getName(), e);
        }
        return bytes.toByteArray();
    }

    @Override
    @SuppressWarnings("BanSerializableRead") // filtered: only the classes named above
    public @Nullable Object deserialize(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            return null;
        }
        if (bytes.length > MAX_BYTES) {
            throw new SerializationException("session value of " + bytes.length + " bytes");
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(ALLOWED);
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new SerializationException("session value refused", e);
        }
    }
}

package org.mailherd.antispam.bayes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A script that runs inside Redis: one round trip, all of it or nothing. */
final class Script {

    private final byte[] text;
    private final String digest;

    /**
     * @param name of a file beside this class
     */
    Script(String name) {
        try (@Nullable InputStream file = Script.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            text = file.readAllBytes();
            digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /**
     * @param keysAndValues all octets: nothing in them is read as a command
     * @throws IOException when Redis is out of reach or refuses
     */
    byte[] run(StringRedisTemplate redis, int keys, byte[]... keysAndValues) throws IOException {
        try {
            byte @Nullable [] answer =
                    redis.execute(
                            (RedisCallback<byte[]>)
                                    connection -> run(connection, keys, keysAndValues));
            return answer == null ? new byte[0] : answer;
        } catch (DataAccessException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private byte[] run(RedisConnection connection, int keys, byte[]... keysAndValues) {
        byte @Nullable [] answer;
        try {
            answer = connection.evalSha(digest, ReturnType.VALUE, keys, keysAndValues);
        } catch (DataAccessException e) {
            if (!isUnknown(e)) {
                throw e;
            }
            answer = connection.eval(text, ReturnType.VALUE, keys, keysAndValues);
        }
        return answer == null ? new byte[0] : answer;
    }

    /** Redis forgets scripts when it starts again. */
    private static boolean isUnknown(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).startsWith("NOSCRIPT")) {
                return true;
            }
        }
        return false;
    }

    static byte[] number(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
}

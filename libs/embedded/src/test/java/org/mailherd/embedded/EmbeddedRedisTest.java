package org.mailherd.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {

    @TempDir Path folder;

    @Test
    void keepsKeysOverARestart() throws IOException {
        try (EmbeddedRedis server = EmbeddedRedis.start(settings())) {
            assertThat(ask(server, "AUTH secret", "SET greeting hello")).isEqualTo("+OK");
        }
        try (EmbeddedRedis server = EmbeddedRedis.start(settings())) {
            assertThat(ask(server, "AUTH secret", "STRLEN greeting")).isEqualTo(":5");
        }
    }

    @Test
    void asksForThePassword() throws IOException {
        try (EmbeddedRedis server = EmbeddedRedis.start(settings())) {
            assertThat(ask(server, "GET greeting")).startsWith("-NOAUTH");
        }
    }

    private RedisSettings settings() {
        return new RedisSettings(folder.resolve("redis"), 0, "secret");
    }

    private static String ask(EmbeddedRedis server, String... commands) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            String answer = "";
            for (String command : commands) {
                socket.getOutputStream()
                        .write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
                answer = in.readLine();
            }
            return answer;
        }
    }
}

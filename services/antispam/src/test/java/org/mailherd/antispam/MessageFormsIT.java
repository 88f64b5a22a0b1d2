package org.mailherd.antispam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailherd.antispam.EndpointsHouse.GTUBE;
import static org.mailherd.antispam.EndpointsHouse.JUNK;
import static org.mailherd.antispam.EndpointsHouse.action;
import static org.mailherd.antispam.EndpointsHouse.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.antispam.scan.Scans;
import tools.jackson.databind.JsonNode;

/** How a message may come, over HTTP: as it is, as bare text, packed, or named by a file. */
class MessageFormsIT {

    @TempDir private static Path folder;
    private static EndpointsHouse house;

    @BeforeAll
    static void start() throws Exception {
        house = new EndpointsHouse(folder);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"File", "Path"})
    void filesAreReadFromTheirFolderOnly(String field) throws Exception {
        Path scanned = folder.resolve("scan");
        assertThat(
                        action(
                                house.post(
                                        "/checkv2",
                                        "",
                                        field,
                                        scanned.resolve("junk.eml").toString())))
                .isEqualTo("reject");
        assertThat(
                        action(
                                house.post(
                                        "/checkv2",
                                        "",
                                        field,
                                        "\"" + scanned.resolve("junk.eml") + "\"")))
                .isEqualTo("reject");
        for (String outside :
                new String[] {
                    folder.resolve("secret.eml").toString(),
                    scanned + "/../secret.eml",
                    scanned.resolve("link.eml").toString(),
                    scanned.resolve("nothing.eml").toString(),
                    folder.resolve("nothing.eml").toString(),
                    scanned.toString(),
                    "/etc/passwd",
                    ""
                }) {
            assertThat(house.post("/checkv2", JUNK, field, outside).statusCode())
                    .as(outside)
                    .isEqualTo(403);
        }
    }

    @Test
    void rawTextIsNoHeader() throws Exception {
        HttpResponse<String> raw = house.post("/checkv2", GTUBE, "Raw", "yes", "Subject", "Hello");
        assertThat(action(raw)).isEqualTo("reject");
        String fields = "X-No: field\r\n\r\n" + GTUBE;
        assertThat(json(house.post("/checkv2", fields, "Raw", "yes")).get("symbols").has("GTUBE"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Encoding", "Compression"})
    void gzipBodiesAreUnpacked(String field) throws Exception {
        assertThat(action(house.send("/checkv2", gzip(JUNK), field, "gzip"))).isEqualTo("reject");
    }

    @Test
    void gzipBombIsRefusedAndBrokenGzipComesAgain() throws Exception {
        byte[] bomb = gzip("x".repeat(20 << 20));
        assertThat(house.send("/checkv2", bomb, "Content-Encoding", "gzip").statusCode())
                .isEqualTo(413);
        byte[] broken = JUNK.getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = house.send("/checkv2", broken, "Content-Encoding", "gzip");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(json(answer).has("error")).isTrue();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void addressesInTheTextAreListedOnceBesideTheHosts() throws Exception {
        String text =
                Scans.CLEAN
                        + "Write to carol@example.org, or <dave+x@mail.example.net>; carol@example.org.\r\n"
                        + "Not @home, not a@b, not "
                        + "@".repeat(50)
                        + ". http://www.example.org/menu\r\n";
        JsonNode answer = json(house.post("/checkv2", text));
        assertThat(answer.get("emails").valueStream().map(JsonNode::asString))
                .containsExactly("carol@example.org", "dave+x@mail.example.net");
        assertThat(answer.get("urls").valueStream().map(JsonNode::asString))
                .contains("www.example.org");
    }
}

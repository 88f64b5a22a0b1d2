package org.mailherd.mailqueue.bounce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.MessageServiceFactoryImpl;

/** A report as somebody else's parser sees it. */
record ParsedReport(
        Message message, List<String> types, String text, List<Map<String, String>> groups) {

    static ParsedReport of(byte[] octets) throws Exception {
        Message message =
                new MessageServiceFactoryImpl()
                        .newMessageBuilder()
                        .parseMessage(new ByteArrayInputStream(octets));
        Multipart parts = (Multipart) message.getBody();
        List<String> types = parts.getBodyParts().stream().map(Entity::getMimeType).toList();
        return new ParsedReport(
                message,
                types,
                content(parts.getBodyParts().get(0)),
                groups(content(parts.getBodyParts().get(1))));
    }

    private static String content(Entity part) throws IOException {
        return new String(
                ((SingleBody) part.getBody()).getInputStream().readAllBytes(),
                StandardCharsets.UTF_8);
    }

    /** Groups of fields, parted by empty lines, as RFC 3464 2.1 says. */
    private static List<Map<String, String>> groups(String status) {
        List<Map<String, String>> all = new ArrayList<>();
        for (String group : status.strip().split("\r\n\r\n")) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String line : group.split("\r\n")) {
                int colon = line.indexOf(": ");
                fields.put(line.substring(0, colon), line.substring(colon + 2));
            }
            all.add(fields);
        }
        return all;
    }

    String header(String name) {
        return message.getHeader().getField(name).getBody();
    }
}

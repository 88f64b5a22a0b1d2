package org.mailherd.antispam.content;

import java.util.Map;
import java.util.Optional;
import org.mailherd.mailauth.header.HeaderBlock;

/**
 * A part of a message: a leaf, or a container (multipart, message/rfc822) before its children.
 *
 * @param path RFC 9051's numbers such as {@code 1.2}, empty for the message itself
 * @param header the part's own; that of the message for the outermost
 * @param type of the content, from Content-Type
 * @param disposition from Content-Disposition
 * @param body what it holds; nothing for a container, unless it is a message that came encoded
 */
public record Part(
        String path, HeaderBlock header, Labels type, Optional<Labels> disposition, Body body) {

    /**
     * A value with parameters (RFC 2045 5.1, RFC 2231), as in {@code text/plain; charset=utf-8}.
     *
     * @param value in lower case
     * @param parameters decoded, names in lower case
     */
    public record Labels(String value, Map<String, String> parameters) {
        public Labels {
            parameters = Map.copyOf(parameters);
        }
    }

    /** Such as {@code text/html}, in lower case; RFC 2045 5.2's default where none is given. */
    public String mediaType() {
        return type.value();
    }

    public boolean isText() {
        return mediaType().startsWith("text/");
    }

    public boolean isContainer() {
        return mediaType().startsWith("multipart/") || mediaType().equals("message/rfc822");
    }

    /** Whether its sender wants it shown apart from the text. */
    public boolean isAttachment() {
        return disposition.filter(d -> d.value().equals("attachment")).isPresent();
    }

    /** The decoded name of the file, from Content-Disposition or Content-Type; may be empty. */
    public String fileName() {
        return disposition
                .map(d -> d.parameters().get("filename"))
                .or(() -> Optional.ofNullable(type.parameters().get("name")))
                .orElse("");
    }

    /** Length in octets after decoding, whatever was kept. */
    public long size() {
        return body.size();
    }

    /** Decoded octets from the start, all of them unless {@link #isCut()}; not to be changed. */
    public byte[] octets() {
        return body.octets();
    }

    public boolean isCut() {
        return body.octets().length < body.size();
    }

    /** SHA-256 over all decoded octets in lower-case hex. */
    public String digest() {
        return body.digest();
    }
}

package org.mailherd.antispam.message;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/**
 * A message after it streamed by.
 *
 * @param bodyStart the first {@value MessageReader#BODY_START} octets of the body at most, one
 *     character each
 */
public record Message(HeaderBlock header, String bodyStart) {

    /** The only field of that name, unfolded; empty when there is none or more than one. */
    public Optional<String> only(String name) {
        List<HeaderField> fields = header.all(name);
        return fields.size() == 1 ? Optional.of(fields.getFirst().value()) : Optional.empty();
    }

    public boolean has(String name) {
        return !header.all(name).isEmpty();
    }

    /** Text of the Message-ID without its brackets, or what Rspamd says when there is none. */
    public String messageId() {
        return only("Message-ID")
                .map(id -> id.replaceAll("[<>]", ""))
                .filter(id -> !id.isEmpty())
                .orElse("undef");
    }
}

package org.mailherd.antispam.message;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/**
 * A message after it streamed by.
 *
 * @param headerCut whether the header was longer than what was kept of it
 * @param size in octets as it came
 */
public record Message(HeaderBlock header, boolean headerCut, long size) {

    /** The only field of that name, unfolded; empty when there is none or more than one. */
    public Optional<String> only(String name) {
        List<HeaderField> fields = header.all(name);
        return fields.size() == 1 ? Optional.of(fields.getFirst().value()) : Optional.empty();
    }

    public boolean has(String name) {
        return header.has(name);
    }

    /** Text of the Message-ID without its brackets, or what Rspamd says when there is none. */
    public String messageId() {
        return only("Message-ID")
                .map(id -> id.replace("<", "").replace(">", ""))
                .filter(id -> !id.isEmpty())
                .orElse("undef");
    }
}

package org.mailherd.smtp.session;

import java.util.Optional;

/** A line of the reply to EHLO (RFC 5321 4.1.1.1). */
@FunctionalInterface
public interface Extension {
    /** Empty when this session is not offered it now. */
    Optional<String> line(Session session);

    static Extension always(String line) {
        Optional<String> same = Optional.of(line);
        return _ -> same;
    }
}

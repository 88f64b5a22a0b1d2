package org.mailherd.antispam.reputation;

import java.util.List;
import org.mailherd.antispam.content.Content;
import org.mailherd.antispam.message.Message;

/**
 * Knows a message again in a mailbox: by what no server on the way writes, and by what it says, so
 * that nobody lends another's Message-ID to a text of his own.
 */
final class Recognition {

    private static final List<String> FIELDS = List.of("From", "Date", "Message-ID");

    private Recognition() {}

    static String of(Message message, Content content) {
        StringBuilder all = new StringBuilder();
        FIELDS.forEach(name -> all.append(message.only(name).orElse("").strip()).append('\n'));
        return Subjects.digest(all.append(content.text().strip()).toString());
    }
}

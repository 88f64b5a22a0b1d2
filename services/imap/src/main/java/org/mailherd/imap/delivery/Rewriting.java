package org.mailherd.imap.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.sieve.outcome.Rewrite;

/** A message with another header, and maybe another body. */
final class Rewriting {
    private static final int LF = '\n';

    private Rewriting() {}

    static InputStream octets(MessageBody received, Rewrite rewrite) {
        InputStream head =
                new ByteArrayInputStream(rewrite.head().getBytes(StandardCharsets.ISO_8859_1));
        InputStream body =
                rewrite.body()
                        .<InputStream>map(text ->
                                new ByteArrayInputStream(
                                        text.getBytes(StandardCharsets.ISO_8859_1)))
                        .orElseGet(() -> afterHeader(received));
        return new SequenceInputStream(head, body);
    }

    /** The octets after the first empty line. */
    private static InputStream afterHeader(MessageBody received) {
        try {
            InputStream in = new BufferedInputStream(received.open(), 32 * 1024);
            boolean empty = true;
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                if (octet == LF) {
                    if (empty) {
                        return in;
                    }
                    empty = true;
                } else if (octet != '\r') {
                    empty = false;
                }
            }
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

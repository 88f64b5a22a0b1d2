package org.mailherd.smtp.client;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.mailqueue.queue.MessageEnvelope;

/** Signs again what a conversion changed, so that the signature fits what is really sent. */
@FunctionalInterface
public interface Resigner {
    Resigner NONE = (_, _) -> Optional.empty();

    /**
     * What stands in place of the header section of a converted message; empty where it stays.
     *
     * @throws IOException when the keys cannot be asked for: the message waits
     */
    Optional<Head> head(MessageEnvelope envelope, Content converted) throws IOException;

    /**
     * @param replaced octets of the converted message, from the first, that become others
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Head(int replaced, byte[] octets) {}
}

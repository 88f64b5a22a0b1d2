package org.mailherd.smtp.delivery;

import java.io.IOException;
import java.util.Map;
import org.mailherd.mailqueue.queue.QueuedRecipient;

/** A way to the next hop. */
public interface DeliveryTransport {
    /**
     * Tries once.
     *
     * @return an attempt for every recipient
     * @throws IOException only when the message itself cannot be read
     */
    Map<QueuedRecipient, Attempt> deliver(Consignment consignment) throws IOException;
}

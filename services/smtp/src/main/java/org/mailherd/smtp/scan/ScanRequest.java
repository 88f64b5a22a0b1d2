package org.mailherd.smtp.scan;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.spool.SpoolDraft;

/**
 * A message and how it came.
 *
 * @param origin the client, as the door knows it
 * @param login mailbox of an authenticated sender: its mail is signed
 * @param forwarder the domain of ours that sends a copy on to elsewhere: its mail is sealed
 */
public record ScanRequest(
        QueueId id,
        ReversePath reversePath,
        List<MailAddress> recipients,
        String clientAddress,
        String helo,
        Origin origin,
        Optional<String> login,
        Optional<String> forwarder,
        SpoolDraft message) {
    /**
     * Where a message comes from.
     *
     * @param name of the client in the DNS, confirmed
     * @param forwarder the client only hands on what others wrote; they are not asked about
     * @param keepSpam its spam is filed, not rejected
     */
    public record Origin(Optional<String> name, boolean forwarder, boolean keepSpam) {}
}

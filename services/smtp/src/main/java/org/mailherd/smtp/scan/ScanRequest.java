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
 * @param login mailbox of an authenticated sender: its mail is signed
 * @param forwarder the domain of ours that sends a copy on to elsewhere: its mail is sealed
 */
public record ScanRequest(
        QueueId id,
        ReversePath reversePath,
        List<MailAddress> recipients,
        String clientAddress,
        String helo,
        Optional<String> login,
        Optional<String> forwarder,
        SpoolDraft message) {}

package org.mailherd.mailqueue.bounce;

import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.SmtpReply;

/**
 * A recipient that will not be reached.
 *
 * @param remoteHost who said the reply; empty when we did
 */
public record FailedRecipient(
        MailAddress recipient,
        MailAddress original,
        Optional<String> remoteHost,
        SmtpReply reply) {}

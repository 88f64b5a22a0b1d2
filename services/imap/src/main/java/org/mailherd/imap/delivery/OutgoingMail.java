package org.mailherd.imap.delivery;

import java.io.InputStream;
import java.util.function.Supplier;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;

/**
 * Something to hand to smtp.
 *
 * @param content opens the octets, CRLF at line ends; closed by whoever opens it
 */
record OutgoingMail(ReversePath from, MailAddress to, Supplier<InputStream> content) {}

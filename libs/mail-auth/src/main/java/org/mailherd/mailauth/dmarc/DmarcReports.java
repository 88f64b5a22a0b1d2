package org.mailherd.mailauth.dmarc;

import java.time.Duration;
import java.util.List;

/**
 * Where a domain wants to hear what became of its mail.
 *
 * @param aggregate tag rua: URIs, RFC 7489's size limits with them
 * @param failure tag ruf
 * @param options tag fo
 * @param interval tag ri of RFC 7489; a day for records of today
 */
public record DmarcReports(
        List<String> aggregate, List<String> failure, List<String> options, Duration interval) {
    public DmarcReports {
        aggregate = List.copyOf(aggregate);
        failure = List.copyOf(failure);
        options = List.copyOf(options);
    }
}

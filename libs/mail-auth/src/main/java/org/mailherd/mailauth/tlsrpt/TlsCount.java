package org.mailherd.mailauth.tlsrpt;

import java.time.LocalDate;

/**
 * How often the same thing happened on one day.
 *
 * @param day in UTC (RFC 8460 4.1)
 */
public record TlsCount(LocalDate day, TlsSession session, long sessions) {}

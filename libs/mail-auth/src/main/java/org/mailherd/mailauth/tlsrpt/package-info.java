/**
 * What senders report about TLS (RFC 8460): {@code TlsReports} counts sessions by day, policy and
 * result for domains that want reports; a shelf keeps the counts.
 */
@NullMarked
package org.mailherd.mailauth.tlsrpt;

import org.jspecify.annotations.NullMarked;

/**
 * Whether a server's certificates fit what is expected of it: names (RFC 6125), trusted
 * authorities, digests. Each check ends in a {@code CertificateVerdict}.
 */
@NullMarked
package org.mailherd.mailauth.certificate;

import org.jspecify.annotations.NullMarked;

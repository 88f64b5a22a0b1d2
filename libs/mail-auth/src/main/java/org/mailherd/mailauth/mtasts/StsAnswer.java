package org.mailherd.mailauth.mtasts;

import org.mailherd.mailauth.tlsrpt.TlsFailure;

/** Whether a domain has a policy. */
public sealed interface StsAnswer {

    record None() implements StsAnswer {}

    record Found(StsPolicy policy) implements StsAnswer {}

    /** It says so, but there is none to be had: delivery goes on without (RFC 8461 5.1). */
    record Unavailable(TlsFailure failure, String reason) implements StsAnswer {}
}

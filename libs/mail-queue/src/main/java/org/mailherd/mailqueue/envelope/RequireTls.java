package org.mailherd.mailqueue.envelope;

/** What the sender said of TLS on the further way (RFC 8689). */
public enum RequireTls {
    /** Nothing: the policies of receiver and operator decide. */
    POLICY,
    /** REQUIRETLS: rather returned than sent without verified TLS. */
    YES,
    /** {@code TLS-Required: No}: rather sent in clear than returned. */
    NO,
    /**
     * The sender's mailbox sends over TLS only (tls_enforce_out): where policies would allow clear
     * text they mean ENCRYPT. The next hop is not asked for anything.
     */
    ENCRYPT
}

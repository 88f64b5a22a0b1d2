package org.mailherd.mailqueue.envelope;

/** What the sender said of TLS on the further way (RFC 8689). */
public enum RequireTls {
    /** Nothing: the policies of receiver and operator decide. */
    POLICY,
    /** REQUIRETLS: rather returned than sent without verified TLS. */
    YES,
    /** {@code TLS-Required: No}: rather sent in clear than returned. */
    NO
}

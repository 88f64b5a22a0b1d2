package org.mailherd.antispam.facts;

/** What reverse look-up says about the client. */
public sealed interface ClientName {

    /** A name whose addresses lead back to the client (RFC 8601 3, iprev). */
    record Confirmed(String name) implements ClientName {}

    /** There are names, but none leads back. */
    record Unconfirmed(String name) implements ClientName {}

    /** No name at all. */
    record Missing() implements ClientName {}

    /** Not asked, or the DNS did not answer. */
    record Unknown() implements ClientName {}
}

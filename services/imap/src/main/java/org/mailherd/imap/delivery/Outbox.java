package org.mailherd.imap.delivery;

/** Where mail leaves this service. */
@FunctionalInterface
interface Outbox {
    /** What became of a mail. */
    sealed interface Handed {
        /** Somebody else answers for it now. */
        record Taken() implements Handed {}

        /** It will never be taken. */
        record Refused(String reply) implements Handed {}

        /** Not now. */
        record Deferred(String reason) implements Handed {}
    }

    /** Never throws. */
    Handed send(OutgoingMail mail);
}

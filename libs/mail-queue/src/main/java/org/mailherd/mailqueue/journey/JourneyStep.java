package org.mailherd.mailqueue.journey;

import java.time.Instant;
import java.util.Locale;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;

/**
 * One step of a message's way. The empty text stands for what is not known or does not apply.
 *
 * @param qid queue id, once there is one
 * @param related queue id of the report, forwarded or requeued copy, or of where this one comes
 *     from
 * @param messageId as in the header, with its brackets
 * @param peer the client, or the host that was tried
 * @param sender reverse path in lower case, {@code <>} for the null path
 * @param recipient in lower case
 * @param status RFC 3463 status
 * @param detail answer or reason, verbatim: a stranger may have written it
 */
public record JourneyStep(
        Instant time,
        StepKind kind,
        String qid,
        String related,
        String messageId,
        String peer,
        String sender,
        String recipient,
        String status,
        String detail) {

    public static Builder at(Instant time, StepKind kind) {
        return new Builder(time, kind);
    }

    /** Collects what is known; used by one thread. */
    public static final class Builder {
        private final Instant time;
        private final StepKind kind;
        private String qid = "";
        private String related = "";
        private String messageId = "";
        private String peer = "";
        private String sender = "";
        private String recipient = "";
        private String status = "";
        private String detail = "";

        private Builder(Instant time, StepKind kind) {
            this.time = time;
            this.kind = kind;
        }

        public Builder qid(QueueId id) {
            qid = id.value();
            return this;
        }

        /** The report about this message or the message of this report, and the like. */
        public Builder related(QueueId id) {
            related = id.value();
            return this;
        }

        public Builder messageId(String header) {
            messageId = header;
            return this;
        }

        /** IP address of a client, or host and address of a server that was tried. */
        public Builder peer(String host) {
            peer = host;
            return this;
        }

        public Builder sender(ReversePath reversePath) {
            sender = reversePath.isNull() ? "<>" : lower(reversePath.addressText());
            return this;
        }

        /** As a client wrote it, where it may be no address. */
        public Builder sender(String text) {
            sender = text.isEmpty() ? "<>" : lower(text);
            return this;
        }

        public Builder recipient(MailAddress address) {
            recipient = lower(address.toString());
            return this;
        }

        /** As a client wrote it, where it may be no address. */
        public Builder recipient(String text) {
            recipient = lower(text);
            return this;
        }

        public Builder detail(String text) {
            detail = text;
            return this;
        }

        /** The reply is the detail, its enhanced status the status. */
        public Builder reply(SmtpReply reply) {
            detail = reply.toString();
            status = reply.enhanced() == null ? "" : reply.enhanced().toString();
            return this;
        }

        public JourneyStep build() {
            return new JourneyStep(
                    time, kind, qid, related, messageId, peer, sender, recipient, status, detail);
        }

        private static String lower(String address) {
            return address.toLowerCase(Locale.ROOT);
        }
    }
}

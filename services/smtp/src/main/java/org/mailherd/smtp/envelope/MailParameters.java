package org.mailherd.smtp.envelope;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.mailqueue.envelope.BodyType;
import org.mailherd.mailqueue.envelope.Hold;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.MessageDsn;
import org.mailherd.mailqueue.envelope.RequireTls;
import org.mailherd.mailqueue.envelope.Xtext;

/**
 * What MAIL says beside the address. A keyword we did not offer is refused with 555 (RFC 5321
 * 4.1.1.11): to take one in silence would be a false promise.
 *
 * @param size octets the client means to send, 0 when it does not say
 */
record MailParameters(long size, MailTerms terms) {
    private static final int MAX_SIZE_DIGITS = 20; // RFC 1870 4
    private static final int MAX_ENVID = 100; // RFC 3461 4.4

    /**
     * What this session was offered.
     *
     * @param extended EHLO was said; a client that said HELO knows no parameters
     * @param binary whether BINARYMIME is offered
     * @param login whether AUTH is a command here
     * @param hold set where FUTURERELEASE is offered
     */
    record Offer(
            boolean extended,
            boolean tls,
            boolean binary,
            boolean login,
            Optional<HoldWindow> hold) {}

    /**
     * @throws RefusedException and nothing else, whatever the parameters
     */
    static MailParameters parse(List<EsmtpParameter> parameters, Offer offer)
            throws RefusedException {
        Reader reader = new Reader(offer);
        for (EsmtpParameter parameter : parameters) {
            if (!offer.extended()) {
                throw EsmtpParameter.unsupported(parameter.keyword());
            }
            reader.read(parameter);
        }
        return reader.result();
    }

    private static final class Reader {
        private final Offer offer;
        private long size;
        private BodyType body = BodyType.SEVEN_BIT;
        private boolean utf8;
        private RequireTls tls = RequireTls.POLICY;
        private Optional<MessageDsn.Ret> ret = Optional.empty();
        private Optional<String> envid = Optional.empty();
        private Optional<Hold> hold = Optional.empty();

        Reader(Offer offer) {
            this.offer = offer;
        }

        void read(EsmtpParameter parameter) throws RefusedException {
            switch (parameter.keyword()) {
                case "SIZE" -> size = size(parameter);
                case "BODY" -> body = body(parameter);
                case "SMTPUTF8" -> {
                    parameter.checkNoValue();
                    utf8 = true;
                }
                case "REQUIRETLS" -> tls = requireTls(parameter);
                case "RET" -> ret = Optional.of(ret(parameter));
                case "ENVID" -> envid = Optional.of(envid(parameter));
                case "AUTH" -> checkAuth(parameter);
                case "HOLDFOR", "HOLDUNTIL" -> hold = Optional.of(hold(parameter));
                default -> throw EsmtpParameter.unsupported(parameter.keyword());
            }
        }

        MailParameters result() {
            return new MailParameters(
                    size, new MailTerms(body, utf8, tls, new MessageDsn(ret, envid), hold));
        }

        /** RFC 8689 2: the tag is for sessions that are protected themselves. */
        private RequireTls requireTls(EsmtpParameter parameter) throws RefusedException {
            parameter.checkNoValue();
            if (!offer.tls()) {
                throw new RefusedException(
                        530, "5.7.10", "REQUIRETLS needs TLS: send STARTTLS first");
            }
            return RequireTls.YES;
        }

        private BodyType body(EsmtpParameter parameter) throws RefusedException {
            return BodyType.of(parameter.value())
                    .filter(type -> type != BodyType.BINARY || offer.binary())
                    .orElseThrow(() ->
                            parameter.wrong(
                                    offer.binary()
                                            ? "BODY=7BIT, BODY=8BITMIME or BODY=BINARYMIME"
                                            : "BODY=7BIT or BODY=8BITMIME"));
        }

        /** RFC 4954 5: may be ignored; we trust nobody's word for another. */
        private void checkAuth(EsmtpParameter parameter) throws RefusedException {
            if (!offer.login()) {
                throw EsmtpParameter.unsupported(parameter.keyword());
            }
            if (!parameter.value().equals("<>")) {
                decode(parameter, "AUTH=mailbox or AUTH=<>");
            }
        }

        private Hold hold(EsmtpParameter parameter) throws RefusedException {
            if (offer.hold().isEmpty()) {
                throw EsmtpParameter.unsupported(parameter.keyword());
            }
            if (hold.isPresent()) {
                // RFC 4865 3: one of the two, once.
                throw new RefusedException(
                        501, "5.5.4", "Error: either HOLDFOR or HOLDUNTIL, not both");
            }
            return offer.hold().get().hold(parameter);
        }
    }

    private static long size(EsmtpParameter parameter) throws RefusedException {
        String value = parameter.value();
        if (value.isEmpty() || value.length() > MAX_SIZE_DIGITS) {
            throw parameter.wrong("SIZE=octets");
        }
        long size = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw parameter.wrong("SIZE=octets");
            }
            // Twenty digits do not fit; such a size is too large whatever it is.
            size = size > Long.MAX_VALUE / 10 - 1 ? Long.MAX_VALUE / 10 : size * 10 + digit;
        }
        return size;
    }

    /** RFC 3461 4.3. */
    private static MessageDsn.Ret ret(EsmtpParameter parameter) throws RefusedException {
        return switch (parameter.value().toUpperCase(Locale.ROOT)) {
            case "FULL" -> MessageDsn.Ret.FULL;
            case "HDRS" -> MessageDsn.Ret.HDRS;
            default -> throw parameter.wrong("RET=FULL or RET=HDRS");
        };
    }

    private static String envid(EsmtpParameter parameter) throws RefusedException {
        String syntax = "ENVID=xtext of at most " + MAX_ENVID + " characters";
        if (parameter.value().isEmpty() || parameter.value().length() > MAX_ENVID) {
            throw parameter.wrong(syntax);
        }
        return decode(parameter, syntax);
    }

    private static String decode(EsmtpParameter parameter, String syntax) throws RefusedException {
        try {
            return Xtext.decode(parameter.value());
        } catch (IllegalArgumentException _) {
            throw parameter.wrong(syntax);
        }
    }
}

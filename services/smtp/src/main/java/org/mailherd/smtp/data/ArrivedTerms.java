package org.mailherd.smtp.data;

import org.mailherd.mailqueue.envelope.BodyType;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.RequireTls;

/** What MAIL said, corrected by what arrived. */
final class ArrivedTerms {
    private ArrivedTerms() {}

    static MailTerms of(MailTerms said, HeaderSection header, DraftSink sink) {
        return new MailTerms(
                body(said.body(), sink),
                said.smtpUtf8(),
                tls(said.requireTls(), header),
                said.dsn(),
                said.hold());
    }

    /** RFC 8689 5: the header counts only where MAIL did not demand the opposite. */
    private static RequireTls tls(RequireTls said, HeaderSection header) {
        return said == RequireTls.POLICY && header.says("TLS-Required", "No")
                ? RequireTls.NO
                : said;
    }

    /**
     * The next server must hear of octets that we were not told of (RFC 6152 3), and what is called
     * binary but is lines can go anywhere.
     */
    private static BodyType body(BodyType said, DraftSink sink) {
        if (sink.isBinary()) {
            return BodyType.BINARY;
        }
        return said == BodyType.EIGHT_BIT || sink.hasEightBit()
                ? BodyType.EIGHT_BIT
                : BodyType.SEVEN_BIT;
    }
}

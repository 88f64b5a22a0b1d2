package org.mailherd.webmail.connection;

import org.eclipse.angus.mail.iap.ProtocolException;

/** The human part of an IMAP refusal: without tag, status word and response code. */
final class ServerText {

    private ServerText() {}

    static String of(ProtocolException refusal) {
        var response = refusal.getResponse();
        var text = response == null ? "" : response.getRest();
        var plain = text == null ? "" : text.replaceFirst("^\\[[^]]*]\\s*", "").strip();
        return plain.isEmpty() ? "The mail server declined." : plain;
    }
}

package org.mailherd.watchdog.probe;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** SMTP, LMTP, IMAP, POP3, ManageSieve: greeting and one command each; none of them logs in. */
final class MailProbes {
    private MailProbes() {}

    static void smtp(URI where, String hello) throws IOException {
        try (Dialog dialog = new Dialog(where)) {
            dialog.expectReply("220");
            dialog.say(hello + " watchdog.mailherd.internal");
            dialog.expectReply("250");
            dialog.say("QUIT");
            dialog.expectReply("221");
        }
    }

    static void imap(URI where) throws IOException {
        try (Dialog dialog = new Dialog(where)) {
            expect(dialog.line(), "* OK");
            dialog.say("a CAPABILITY");
            String line = dialog.line();
            while (line.startsWith("*")) {
                line = dialog.line();
            }
            expect(line, "a OK");
            dialog.say("b LOGOUT");
        }
    }

    static void pop3(URI where) throws IOException {
        try (Dialog dialog = new Dialog(where)) {
            expect(dialog.line(), "+OK");
            dialog.say("QUIT");
            expect(dialog.line(), "+OK");
        }
    }

    static void sieve(URI where) throws IOException {
        try (Dialog dialog = new Dialog(where)) {
            String line = dialog.line();
            while (line.startsWith("\"")) {
                line = dialog.line();
            }
            expect(line, "OK");
            dialog.say("LOGOUT");
        }
    }

    /** A handshake only: whether the certificate is the right one is for its clients to say. */
    static void tls(URI where) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyCertificate()}, new SecureRandom());
        try (Socket plain = Dialog.connect(where);
                SSLSocket socket =
                        (SSLSocket)
                                context.getSocketFactory()
                                        .createSocket(
                                                plain, where.getHost(), where.getPort(), true)) {
            socket.startHandshake();
        }
    }

    private static void expect(String line, String start) throws ProbeFailedException {
        if (!line.startsWith(start)) {
            throw new ProbeFailedException("expected " + start + ", got: " + line);
        }
    }

    private static final class AnyCertificate implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

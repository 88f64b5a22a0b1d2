package org.mailherd.imap.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.mailherd.platform.net.Wire;

/**
 * Hands mail to the smtp service of this house: what it has answered with 250 is on its disk. No
 * TLS and no login, for it is our own network.
 */
final class SmtpOutbox implements Outbox {
    private static final int LONGEST_REPLY = 4096;

    private final DeliverySettings settings;
    private final String hostname;

    SmtpOutbox(DeliverySettings settings, String hostname) {
        this.settings = settings;
        this.hostname = hostname;
    }

    /** A reply that is not the one we need. */
    private static final class Unwanted extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reply;

        Unwanted(String reply) {
            super(reply);
            this.reply = reply;
        }
    }

    @Override
    public Handed send(OutgoingMail mail) {
        try (Socket socket = new Socket()) {
            int timeout = Math.toIntExact(settings.smtpTimeout().toMillis());
            socket.connect(
                    new InetSocketAddress(settings.smtpHost(), settings.smtpPort()), timeout);
            socket.setSoTimeout(timeout);
            converse(new Wire(socket), mail);
            return new Handed.Taken();
        } catch (Unwanted e) {
            return e.reply.startsWith("5")
                    ? new Handed.Refused(e.reply)
                    : new Handed.Deferred(e.reply);
        } catch (IOException | RuntimeException e) {
            return new Handed.Deferred(String.valueOf(e.getMessage()));
        }
    }

    private void converse(Wire wire, OutgoingMail mail) throws IOException, Unwanted {
        expect(wire, '2');
        String offered = command(wire, "EHLO " + hostname, '2').toUpperCase(Locale.ROOT);
        String parameters = offered.contains("8BITMIME") ? " BODY=8BITMIME" : "";
        if (offered.contains("SMTPUTF8") && !isAscii(mail)) {
            parameters += " SMTPUTF8";
        }
        command(wire, "MAIL FROM:<" + mail.from().addressText() + ">" + parameters, '2');
        command(wire, "RCPT TO:<" + mail.to() + ">", '2');
        command(wire, "DATA", '3');
        try (InputStream content = mail.content().get()) {
            write(wire, content);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        expect(wire, '2');
        // It is theirs now, whatever comes of the farewell.
        wire.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        wire.flush();
    }

    private static boolean isAscii(OutgoingMail mail) {
        return (mail.from().addressText() + mail.to()).chars().allMatch(c -> c < 128);
    }

    private static String command(Wire wire, String line, char wanted)
            throws IOException, Unwanted {
        wire.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        return expect(wire, wanted);
    }

    private static String expect(Wire wire, char wanted) throws IOException, Unwanted {
        wire.flush();
        StringBuilder reply = new StringBuilder();
        byte[] line = new byte[LONGEST_REPLY];
        boolean more = true;
        while (more) {
            int length = wire.readLine(line);
            if (length < 4 || reply.length() > LONGEST_REPLY) {
                throw new IOException("smtp gave no reply we can read");
            }
            String text = new String(line, 0, length, StandardCharsets.UTF_8).strip();
            more = text.length() > 3 && text.charAt(3) == '-';
            reply.append(reply.isEmpty() ? "" : " ").append(text);
        }
        if (reply.charAt(0) != wanted) {
            throw new Unwanted(reply.toString());
        }
        return reply.toString();
    }

    /** Dots doubled; a CR or LF alone becomes a line's end, for nobody may send one. */
    private static void write(Wire wire, InputStream content) throws IOException {
        byte[] block = new byte[16 * 1024];
        byte[] out = new byte[2 * block.length + 2];
        int last = '\n';
        for (int count = content.read(block); count >= 0; count = content.read(block)) {
            int filled = 0;
            for (int i = 0; i < count; i++) {
                int octet = block[i];
                if (octet == '\n' && last == '\r') {
                    last = '\n';
                    continue;
                }
                if (octet == '.' && (last == '\n' || last == '\r')) {
                    out[filled++] = '.';
                }
                if (octet == '\r' || octet == '\n') {
                    out[filled++] = '\r';
                    out[filled++] = '\n';
                } else {
                    out[filled++] = (byte) octet;
                }
                last = octet;
            }
            wire.write(out, 0, filled);
        }
        String end = last == '\n' || last == '\r' ? ".\r\n" : "\r\n.\r\n";
        wire.write(end.getBytes(StandardCharsets.US_ASCII));
    }
}

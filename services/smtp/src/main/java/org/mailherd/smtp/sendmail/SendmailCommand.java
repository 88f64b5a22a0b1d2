package org.mailherd.smtp.sendmail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code sendmail}, as programs expect it. The service is at MAILHERD_SUBMIT, {@code HOST:PORT},
 * 127.0.0.1:2526 by default.
 */
public final class SendmailCommand {
    private static final int MAX_HEAD = 256 * 1024;

    private final InetSocketAddress service;
    private final String user;

    SendmailCommand(InetSocketAddress service, String user) {
        this.service = service;
        this.user = user;
    }

    public static void main(String[] args) {
        String at = Optional.ofNullable(System.getenv("MAILHERD_SUBMIT")).orElse("127.0.0.1:2526");
        int colon = at.lastIndexOf(':');
        InetSocketAddress service =
                new InetSocketAddress(
                        at.substring(0, colon), Integer.parseInt(at.substring(colon + 1)));
        SendmailCommand command =
                new SendmailCommand(service, System.getProperty("user.name", "nobody"));
        System.exit(command.run(args, System.in, System.out, System.err));
    }

    /** Returns the exit code: 0 only when the service promised to deliver. */
    int run(String[] args, InputStream in, OutputStream out, PrintStream err) {
        try {
            SendmailOptions options = SendmailOptions.parse(args);
            if (options.dialogue()) {
                converse(in, out);
            } else {
                submit(options, new LineInput(in));
            }
            return 0;
        } catch (ExitException e) {
            err.println("sendmail: " + e.getMessage());
            return e.code();
        } catch (IOException e) {
            err.println(
                    "sendmail: cannot reach the mail service at "
                            + service
                            + ": "
                            + e.getMessage());
            return ExitException.TEMPFAIL;
        }
    }

    private void submit(SendmailOptions options, LineInput in) throws IOException, ExitException {
        if (options.recipients().isEmpty() && !options.fromHeader()) {
            throw new ExitException(
                    ExitException.USAGE,
                    "no recipients; name them, or use -t to take the header's");
        }
        MessageHead head = new MessageHead();
        byte @Nullable [] rest = readHead(in, head);
        try (LocalSubmission smtp = new LocalSubmission(service)) {
            String sender = qualified(options.sender().orElse(user), smtp.hostname());
            smtp.ask("MAIL FROM:<" + sender + ">", ExitException.UNAVAILABLE);
            for (String recipient : recipients(options, head)) {
                smtp.ask(
                        "RCPT TO:<" + qualified(recipient, smtp.hostname()) + ">",
                        ExitException.NO_USER);
            }
            smtp.ask("DATA", ExitException.UNAVAILABLE);
            complete(head, options, sender);
            smtp.fields(head.bytes());
            smtp.line(new byte[0]);
            sendBody(rest, in, options, smtp);
            smtp.end();
        }
    }

    /** Reads up to the empty line, or to the first line that is no header field and is returned. */
    private static byte @Nullable [] readHead(LineInput in, MessageHead head)
            throws IOException, ExitException {
        int size = 0;
        for (byte @Nullable [] line = in.next(); line != null; line = in.next()) {
            size += line.length;
            if (size > MAX_HEAD) {
                throw new ExitException(ExitException.DATA, "the header is longer than 256 KiB");
            }
            boolean end = line.length == 0;
            if (end || !head.take(new String(line, StandardCharsets.ISO_8859_1))) {
                return end ? null : line;
            }
        }
        return null;
    }

    private static Set<String> recipients(SendmailOptions options, MessageHead head)
            throws ExitException {
        List<String> all = new ArrayList<>(options.recipients());
        if (options.fromHeader()) {
            all.addAll(head.recipients());
        }
        for (String recipient : all) {
            if (recipient.isEmpty()
                    || recipient.chars().anyMatch(c -> c < ' ' || c == '<' || c == '>')) {
                throw new ExitException(ExitException.DATA, "no address: " + recipient);
            }
        }
        if (all.isEmpty()) {
            throw new ExitException(ExitException.DATA, "the header names no recipients");
        }
        return new LinkedHashSet<>(all);
    }

    private static void complete(MessageHead head, SendmailOptions options, String sender) {
        head.removeBcc();
        if (!head.has("from")) {
            String name = options.fullName().orElse("").replaceAll("[\\x00-\\x1f\"\\\\]", " ");
            head.add("From: " + (name.isBlank() ? sender : "\"" + name + "\" <" + sender + ">"));
        }
    }

    private static void sendBody(
            byte @Nullable [] first, LineInput in, SendmailOptions options, LocalSubmission smtp)
            throws IOException {
        byte @Nullable [] line = first == null ? in.next() : first;
        for (; line != null; line = in.next()) {
            if (!options.dotIsText() && line.length == 1 && line[0] == '.') {
                return;
            }
            smtp.line(line);
        }
    }

    private static String qualified(String address, String hostname) {
        return address.isEmpty() || address.indexOf('@') >= 0 ? address : address + "@" + hostname;
    }

    /** -bs: what comes in goes to the service, line by line; what it says comes out. */
    private void converse(InputStream in, OutputStream out) throws IOException {
        try (Socket socket = new Socket(service.getAddress(), service.getPort())) {
            Thread replies =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    socket.getInputStream().transferTo(out);
                                    out.flush();
                                } catch (IOException _) {
                                    // the other direction tells
                                }
                            });
            LineInput lines = new LineInput(in);
            OutputStream to = socket.getOutputStream();
            for (byte @Nullable [] line = lines.next(); line != null; line = lines.next()) {
                byte[] whole = Arrays.copyOf(line, line.length + 2);
                whole[line.length] = '\r';
                whole[line.length + 1] = '\n';
                to.write(whole);
            }
            socket.shutdownOutput();
            replies.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

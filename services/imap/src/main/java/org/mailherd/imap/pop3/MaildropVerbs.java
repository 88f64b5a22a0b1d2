package org.mailherd.imap.pop3;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.message.NoSuchMessage;

/** The commands after login. */
final class MaildropVerbs {

    void answer(Pop3Command command, Pop3Session session, Maildrop drop) throws IOException {
        switch (command.verb()) {
            case "STAT" -> session.ok(drop.count() + " " + drop.totalOctets());
            case "LIST" ->
                    list(command, session, drop, number -> Long.toString(drop.octets(number)));
            case "UIDL" -> list(command, session, drop, drop::uniqueId);
            case "RETR" -> retrieve(command, session, drop);
            case "TOP" -> top(command, session, drop);
            case "DELE" -> delete(command, session, drop);
            case "RSET" -> {
                drop.undelete();
                session.ok(drop.count() + " messages");
            }
            case "NOOP" -> session.ok("");
            case "QUIT" -> quit(session, drop);
            case "USER", "PASS", "AUTH", "STLS" -> session.fault("Logged in already");
            default -> session.fault("Command not recognized");
        }
    }

    /** RFC 1939 section 6: only now, and only here, messages are removed. */
    private static void quit(Pop3Session session, Maildrop drop) throws IOException {
        session.end();
        if (drop.update()) {
            session.ok("Bye");
        } else {
            session.error("[SYS/TEMP] The lock was lost meanwhile, nothing was deleted");
        }
    }

    private static void list(
            Pop3Command command, Pop3Session session, Maildrop drop, IntFunction<String> value)
            throws IOException {
        if (command.words().length > 0) {
            int number = number(command, drop);
            if (number == 0) {
                session.error("No such message");
            } else {
                session.ok(number + " " + value.apply(number));
            }
            return;
        }
        session.ok(drop.count() + " messages (" + drop.totalOctets() + " octets)");
        for (int number = 1; number <= drop.last(); number++) {
            if (drop.has(number)) {
                session.write(number + " " + value.apply(number) + "\r\n");
            }
        }
        session.write(".\r\n");
    }

    private static void retrieve(Pop3Command command, Pop3Session session, Maildrop drop)
            throws IOException {
        int number = number(command, drop);
        if (send(number, Integer.MAX_VALUE, session, drop)) {
            drop.retrieved(number);
        }
    }

    private static void top(Pop3Command command, Pop3Session session, Maildrop drop)
            throws IOException {
        OptionalInt lines = command.number(1);
        if (command.words().length != 2 || lines.isEmpty()) {
            session.fault("Syntax: TOP message lines");
        } else {
            send(number(command, drop), lines.getAsInt(), session, drop);
        }
    }

    /** Whether there was such a message. */
    private static boolean send(int number, int bodyLines, Pop3Session session, Maildrop drop)
            throws IOException {
        if (number == 0) {
            session.error("No such message");
            return false;
        }
        try {
            MessageBody body = drop.body(number);
            session.ok(drop.octets(number) + " octets");
            MessageLines lines = new MessageLines(session.wire().outputStream(), bodyLines);
            try (InputStream octets = body.open()) {
                lines.send(octets);
            }
            return true;
        } catch (NoSuchMessage _) {
            session.error("The message was removed by another session");
            return false;
        }
    }

    private static void delete(Pop3Command command, Pop3Session session, Maildrop drop)
            throws IOException {
        int number = number(command, drop);
        if (number == 0) {
            session.error("No such message");
        } else {
            drop.delete(number);
            session.ok("Deleted at QUIT");
        }
    }

    /** 0 when no message of the maildrop is meant. */
    private static int number(Pop3Command command, Maildrop drop) {
        int number = command.number(0).orElse(0);
        return drop.has(number) ? number : 0;
    }
}

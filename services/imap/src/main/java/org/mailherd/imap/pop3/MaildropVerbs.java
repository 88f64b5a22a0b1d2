package org.mailherd.imap.pop3;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntFunction;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.message.NoSuchMessage;

/** The commands after login. */
final class MaildropVerbs {

    void answer(String verb, String argument, Pop3Session session, Maildrop drop)
            throws IOException {
        String[] words = argument.strip().split(" +");
        switch (verb) {
            case "STAT" -> session.ok(drop.count() + " " + drop.totalOctets());
            case "LIST" ->
                    list(words[0], session, drop, number -> Long.toString(drop.octets(number)));
            case "UIDL" -> list(words[0], session, drop, drop::uniqueId);
            case "RETR" -> retrieve(words[0], session, drop);
            case "TOP" -> top(words, session, drop);
            case "DELE" -> delete(words[0], session, drop);
            case "RSET" -> {
                drop.undelete();
                session.ok(drop.count() + " messages");
            }
            case "NOOP" -> session.ok("");
            case "QUIT" -> {
                drop.update();
                session.ok("Bye");
                session.end();
            }
            default -> session.error("Command not recognized");
        }
    }

    private void list(
            String argument, Pop3Session session, Maildrop drop, IntFunction<String> value)
            throws IOException {
        if (!argument.isEmpty()) {
            int number = number(argument, drop);
            if (number == 0) {
                session.error("No such message");
            } else {
                session.ok(number + " " + value.apply(number));
            }
            return;
        }
        session.ok(drop.count() + " messages");
        for (int number = 1; number <= drop.last(); number++) {
            if (drop.has(number)) {
                session.write(number + " " + value.apply(number) + "\r\n");
            }
        }
        session.write(".\r\n");
    }

    private void retrieve(String argument, Pop3Session session, Maildrop drop) throws IOException {
        if (send(number(argument, drop), Integer.MAX_VALUE, session, drop)) {
            drop.retrieved(number(argument, drop));
        }
    }

    private void top(String[] words, Pop3Session session, Maildrop drop) throws IOException {
        if (words.length != 2 || !words[1].matches("\\d{1,9}")) {
            session.error("Syntax: TOP message lines");
        } else {
            send(number(words[0], drop), Integer.parseInt(words[1]), session, drop);
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

    private void delete(String argument, Pop3Session session, Maildrop drop) throws IOException {
        int number = number(argument, drop);
        if (number == 0) {
            session.error("No such message");
        } else {
            drop.delete(number);
            session.ok("Deleted at QUIT");
        }
    }

    /** 0 when no message of the maildrop is meant. */
    private static int number(String text, Maildrop drop) {
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        return drop.has(number) ? number : 0;
    }
}

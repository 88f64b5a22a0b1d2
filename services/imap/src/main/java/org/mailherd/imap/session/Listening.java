package org.mailherd.imap.session;

import java.io.IOException;
import org.mailherd.imap.syntax.SyntaxFault;

/**
 * Waits for the client while it is told what happens: in IDLE, and between commands after NOTIFY.
 * The session's own thread reads; who rings its bell has a {@link Teller} write.
 */
public final class Listening {
    private Listening() {}

    /** What is waited for. */
    @FunctionalInterface
    public interface Input<T> {
        T read() throws IOException, SyntaxFault;
    }

    /** Tells the client what is new. */
    @FunctionalInterface
    public interface Telling {
        void tell() throws IOException;
    }

    /**
     * Tells once at the beginning, as something may have changed before anybody watched, and after
     * each ring of the session's bell.
     */
    public static <T> T until(Session session, Input<T> input, Telling telling)
            throws IOException, SyntaxFault {
        Teller teller = new Teller(session, telling);
        session.bell().heardBy(teller::ring);
        T read;
        try {
            teller.tell();
            read = input.read();
        } catch (IOException e) {
            stop(session, teller);
            teller.rethrow();
            throw e;
        } finally {
            stop(session, teller);
        }
        teller.rethrow();
        return read;
    }

    private static void stop(Session session, Teller teller) {
        session.bell().heardBy(null);
        teller.end();
    }
}

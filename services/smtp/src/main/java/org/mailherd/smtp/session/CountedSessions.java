package org.mailherd.smtp.session;

import java.io.IOException;
import org.mailherd.platform.net.ConnectionHandler;
import org.mailherd.platform.net.Wire;
import org.mailherd.smtp.telemetry.SmtpMeters;

/** Counts the sessions of a listener. */
public final class CountedSessions implements ConnectionHandler {
    private final ConnectionHandler handler;
    private final String listener;
    private final SmtpMeters meters;

    public CountedSessions(ConnectionHandler handler, String listener, SmtpMeters meters) {
        this.handler = handler;
        this.listener = listener;
        this.meters = meters;
    }

    @Override
    public void handle(Wire wire) throws IOException {
        meters.sessionBegan(listener);
        try {
            handler.handle(wire);
        } finally {
            meters.sessionEnded(listener);
        }
    }
}

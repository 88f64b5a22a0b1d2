package org.mailherd.smtp.session;

import java.net.InetAddress;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.Gate;
import org.mailherd.smtp.telemetry.Telemetry;

/** A gate whose refusals are counted and, as far as there is room, stand in the journey. */
public final class RecordedGate implements Gate {
    private final Gate gate;
    private final String listener;
    private final Telemetry telemetry;
    private final SessionSteps steps;

    public RecordedGate(Gate gate, String listener, Telemetry telemetry, SessionSteps steps) {
        this.gate = gate;
        this.listener = listener;
        this.telemetry = telemetry;
        this.steps = steps;
    }

    @Override
    public Entry enter(InetAddress client) {
        Entry entry = gate.enter(client);
        if (entry instanceof Entry.Refused(String lastWord)) {
            SmtpReply reply = reply(lastWord.strip());
            telemetry.meters().refused(listener, RecordedDoorman.CONNECT, reply.code());
            steps.turnedAway(address(client), RecordedDoorman.CONNECT, reply);
        }
        return entry;
    }

    /** {@code 421 4.3.2 text}. */
    private static SmtpReply reply(String line) {
        String[] parts = line.split(" ", 3);
        return SmtpReply.of(Integer.parseInt(parts[0]), parts[1], parts[2]);
    }

    private static String address(InetAddress client) {
        String text = client.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}

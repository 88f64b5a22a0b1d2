package org.mailherd.smtp.door;

import java.net.InetAddress;
import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.Networks;
import org.mailherd.smtp.door.ClientMemory.Connections;
import org.mailherd.smtp.door.ClientMemory.Count;

/** How much one client may do; trusted and exempt networks are not counted. */
final class ClientLimits {
    private final DoorProperties.Limits limits;
    private final Networks uncounted;
    private final ClientMemory memory;
    private final DoorLog log;

    ClientLimits(
            DoorProperties.Limits limits, Networks uncounted, ClientMemory memory, DoorLog log) {
        this.limits = limits;
        this.uncounted = uncounted;
        this.memory = memory;
        this.log = log;
    }

    boolean counts(InetAddress client) {
        return !uncounted.contains(client);
    }

    /** Counts a connection that begins; false if it is one too many. */
    boolean opened(String listener, String client, String id) {
        Connections now = memory.opened(client, id);
        if (over(limits.connections(), now.open())) {
            log.limited(listener, client, "connections", now.open());
            return false;
        }
        if (over(limits.connectionRate(), now.rate())) {
            log.limited(listener, client, "connection-rate", now.rate());
            return false;
        }
        return true;
    }

    void closed(String client, String id) {
        memory.closed(client, id);
    }

    /** Counts one more; the reply when it is one too many. */
    Optional<SmtpReply> count(Count what, String listener, InetAddress address) {
        if (limit(what) == 0 || !counts(address)) {
            return Optional.empty();
        }
        String client = ClientKey.of(address);
        return judge(what, listener, client, memory.count(what, client));
    }

    /** The reply when there were already as many as may be, without counting one. */
    Optional<SmtpReply> reached(Count what, String listener, InetAddress address) {
        if (limit(what) == 0 || !counts(address)) {
            return Optional.empty();
        }
        String client = ClientKey.of(address);
        return judge(what, listener, client, memory.counted(what, client) + 1);
    }

    private Optional<SmtpReply> judge(Count what, String listener, String client, long count) {
        if (!over(limit(what), count)) {
            return Optional.empty();
        }
        log.limited(listener, client, name(what), count);
        return Optional.of(
                SmtpReply.of(
                        421,
                        "4.7.0",
                        "Too many " + noun(what) + " from your address, please try again later"));
    }

    private static boolean over(int limit, long count) {
        return limit > 0 && count > limit;
    }

    private int limit(Count what) {
        return switch (what) {
            case CONNECTIONS -> limits.connectionRate();
            case MESSAGES -> limits.messageRate();
            case RECIPIENTS -> limits.recipientRate();
            case LOGIN_FAILURES -> limits.loginFailureRate();
            case HANDSHAKES -> limits.tlsRate();
        };
    }

    private static String name(Count what) {
        return switch (what) {
            case CONNECTIONS -> "connection-rate";
            case MESSAGES -> "message-rate";
            case RECIPIENTS -> "recipient-rate";
            case LOGIN_FAILURES -> "login-failure-rate";
            case HANDSHAKES -> "tls-rate";
        };
    }

    private static String noun(Count what) {
        return switch (what) {
            case CONNECTIONS -> "connections";
            case MESSAGES -> "messages";
            case RECIPIENTS -> "recipients";
            case LOGIN_FAILURES -> "failed logins";
            case HANDSHAKES -> "TLS handshakes";
        };
    }
}

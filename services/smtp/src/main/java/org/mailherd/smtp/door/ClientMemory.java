package org.mailherd.smtp.door;

import java.time.Duration;

/** What is remembered of clients: counts of the running minute, open connections, passed tests. */
interface ClientMemory {
    /**
     * How busy a client is, this connection included.
     *
     * @param open connections at the same time
     * @param rate new ones in this minute
     */
    record Connections(long open, long rate) {}

    /**
     * @param id of the connection, unlike any other's
     */
    Connections opened(String client, String id);

    void closed(String client, String id);

    /** Counts one and returns how many there were in this minute, this one included. */
    long count(Count what, String client);

    /** How many there were in this minute. */
    long counted(Count what, String client);

    boolean hasPassed(Test test, String client);

    void passed(Test test, String client, Duration remember);

    /** What is counted by the minute. */
    enum Count {
        CONNECTIONS,
        MESSAGES,
        RECIPIENTS,
        LOGIN_FAILURES,
        HANDSHAKES
    }

    /** Tests that need not be passed each time. */
    enum Test {
        GREETING,
        LISTS
    }
}

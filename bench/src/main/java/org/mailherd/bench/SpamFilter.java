package org.mailherd.bench;

import java.io.IOException;

/** A filter that learns and judges. Safe for several threads. */
interface SpamFilter {

    /**
     * @param score the filter's own
     * @param spam whether it would file the message as junk or refuse it
     */
    record Opinion(double score, boolean spam) {}

    /** False when it took nothing from it. */
    boolean learn(byte[] message, boolean spam) throws IOException, InterruptedException;

    Opinion check(byte[] message) throws IOException, InterruptedException;

    /**
     * @param protocol {@code rspamd} or {@code spamd}
     * @param checks port on loopback
     * @param lessons port on loopback, often the same
     */
    static SpamFilter of(String protocol, int checks, int lessons) {
        return switch (protocol) {
            case "rspamd" -> new RspamdFilter(checks, lessons);
            case "spamd" -> new SpamdFilter(checks);
            default -> throw new IllegalArgumentException("no such protocol: " + protocol);
        };
    }
}

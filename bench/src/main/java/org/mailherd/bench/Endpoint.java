package org.mailherd.bench;

/**
 * A server under measurement.
 *
 * @param name for the table
 * @param host loopback
 * @param port of the protocol measured
 * @param pid the root of its process tree, whose processor time is counted
 */
record Endpoint(String name, String host, int port, long pid) {

    /**
     * @param text {@code NAME=HOST:PORT:PID}
     */
    static Endpoint parse(String text) {
        String[] nameAndRest = text.split("=", 2);
        String[] parts = nameAndRest[1].split(":", 3);
        return new Endpoint(
                nameAndRest[0], parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }
}

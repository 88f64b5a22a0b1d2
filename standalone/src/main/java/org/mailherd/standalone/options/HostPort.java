package org.mailherd.standalone.options;

/**
 * Where a server of somebody else listens.
 *
 * @param host a name or an address; an IPv6 address is written in brackets
 * @param port 1..65535
 */
public record HostPort(String host, int port) {

    public HostPort {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not HOST:PORT: " + host + ":" + port);
        }
    }

    /**
     * @param option the option's name, for the message
     * @throws UsageException unless the text is HOST:PORT
     */
    static HostPort parse(String option, String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1
                || !port.matches("[0-9]{1,5}")
                || Integer.parseInt(port) < 1
                || Integer.parseInt(port) > 65_535) {
            throw new UsageException(
                    option + " wants HOST:PORT, such as 127.0.0.1:5353, not " + text);
        }
        return new HostPort(text.substring(0, colon), Integer.parseInt(port));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}

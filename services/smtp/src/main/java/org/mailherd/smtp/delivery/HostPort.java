package org.mailherd.smtp.delivery;

/** {@code host:port}, {@code [2001:db8::1]:port} or {@code host}. */
public record HostPort(String host, int port) {
    public HostPort {
        if (host.isBlank() || port < 1 || port > 65535) {
            throw new IllegalArgumentException("not HOST:PORT: \"" + host + ":" + port + "\"");
        }
    }

    /**
     * @throws IllegalArgumentException when it is neither HOST nor HOST:PORT
     */
    public static HostPort parse(String text, int defaultPort) {
        int colon = text.lastIndexOf(':');
        boolean bareIpv6 = colon != text.indexOf(':') && !text.contains("]:");
        if (colon < 0 || bareIpv6 || text.endsWith("]")) {
            return new HostPort(unbracketed(text), defaultPort);
        }
        String port = text.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("not HOST:PORT: \"" + text + "\"");
        }
        return new HostPort(unbracketed(text.substring(0, colon)), Integer.parseInt(port));
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}

package org.mailherd.smtp.client;

/** Two protocols that differ by one word and by who answers for a message. */
public enum Dialect {
    SMTP("EHLO"),
    /** RFC 2033: after the data, a reply for each recipient. */
    LMTP("LHLO");

    private final String hello;

    Dialect(String hello) {
        this.hello = hello;
    }

    String hello() {
        return hello;
    }
}

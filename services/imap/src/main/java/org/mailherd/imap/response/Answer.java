package org.mailherd.imap.response;

/**
 * How a command ended; the tag is put before it.
 *
 * @param code response code with its arguments, without brackets; empty for none
 * @param text for people: short, polite, free of internals
 */
public record Answer(Status status, String code, String text) {

    public static Answer ok(String text) {
        return new Answer(Status.OK, "", text);
    }

    public static Answer ok(String code, String text) {
        return new Answer(Status.OK, code, text);
    }

    public static Answer no(String text) {
        return new Answer(Status.NO, "", text);
    }

    public static Answer no(String code, String text) {
        return new Answer(Status.NO, code, text);
    }

    public static Answer bad(String text) {
        return new Answer(Status.BAD, "", text);
    }
}

package org.mailherd.mailmodel;

/**
 * Where failure reports go (RFC 5321 4.5.5): an address, or the null path that must never be
 * answered.
 */
public sealed interface ReversePath {

    /** {@code <>}: a bounce or another automatic message; nothing may be sent back. */
    record NullPath() implements ReversePath {
        @Override
        public String toString() {
            return "<>";
        }
    }

    record Of(MailAddress address) implements ReversePath {
        @Override
        public String toString() {
            return "<" + address + ">";
        }
    }

    ReversePath NULL = new NullPath();

    static ReversePath of(MailAddress address) {
        return new Of(address);
    }

    /**
     * Reads {@code <>}, {@code <a@b>} or {@code a@b}; the empty text is the null path as well, as
     * it is stored in tables.
     *
     * @throws AddressSyntaxException with the reason
     */
    static ReversePath parse(String text) {
        String inner =
                text.startsWith("<") && text.endsWith(">")
                        ? text.substring(1, text.length() - 1)
                        : text;
        return inner.isEmpty() ? NULL : new Of(MailAddress.parse(inner));
    }

    /** The address without brackets; empty for the null path: the form for headers and tables. */
    default String addressText() {
        return switch (this) {
            case NullPath _ -> "";
            case Of(MailAddress address) -> address.toString();
        };
    }

    default boolean isNull() {
        return this instanceof NullPath;
    }
}

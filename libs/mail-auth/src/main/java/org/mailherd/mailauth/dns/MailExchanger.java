package org.mailherd.mailauth.dns;

/**
 * One MX record.
 *
 * @param preference 0 to 65535, lower is tried first
 * @param host without trailing dot; empty for the null MX of RFC 7505
 */
public record MailExchanger(int preference, String host) {

    /** RFC 7505: the domain says that it accepts no mail. */
    public boolean isNull() {
        return host.isEmpty();
    }
}

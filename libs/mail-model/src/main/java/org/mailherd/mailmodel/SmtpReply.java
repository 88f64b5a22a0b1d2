package org.mailherd.mailmodel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reply of SMTP or LMTP (RFC 5321 4.2), ours or a remote server's.
 *
 * @param code 200 to 599
 * @param enhanced the status of RFC 2034 that stands before the text, where there is one
 * @param lines at least one line of text, without code; control characters are made harmless
 */
public record SmtpReply(int code, @Nullable EnhancedCode enhanced, List<String> lines) {
    public SmtpReply {
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException("no SMTP reply code: " + code);
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a reply has at least one line");
        }
        lines = lines.stream().map(SmtpReply::oneLine).toList();
    }

    /** A reply without enhanced status, as for the banner, EHLO and DATA's 354. */
    public static SmtpReply of(int code, String text) {
        return new SmtpReply(code, null, List.of(text));
    }

    /** For example {@code of(550, "5.1.1", "<bob@example.org>: no such recipient here")}. */
    public static SmtpReply of(int code, String enhanced, String text) {
        return new SmtpReply(code, EnhancedCode.parse(enhanced), List.of(text));
    }

    /**
     * The answer to every unexpected fault of ours: the client keeps the message and tries again.
     */
    public static SmtpReply localError() {
        return of(451, "4.3.0", "Temporary server problem, please try again later");
    }

    public boolean isPositive() {
        return code < 400;
    }

    public boolean isTempfail() {
        return code >= 400 && code < 500;
    }

    public boolean isPermfail() {
        return code >= 500;
    }

    /** The reply in one line, as for logs and delivery reports: {@code 250 2.1.5 Ok}. */
    @Override
    public String toString() {
        return code + " " + (enhanced == null ? "" : enhanced + " ") + String.join(" ", lines);
    }

    /** The reply as it goes over the wire, each line with CRLF. */
    public String format() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            out.append(code).append(i == lines.size() - 1 ? ' ' : '-');
            if (enhanced != null) {
                out.append(enhanced).append(' ');
            }
            out.append(lines.get(i)).append("\r\n");
        }
        return out.toString();
    }

    private static String oneLine(String text) {
        return text.chars().anyMatch(c -> c < 32 || c == 127) ? Printable.of(text) : text;
    }
}

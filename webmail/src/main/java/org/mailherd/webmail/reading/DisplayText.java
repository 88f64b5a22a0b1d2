package org.mailherd.webmail.reading;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A stranger's words, fit for one line on the screen. */
public final class DisplayText {

    private static final int LONGEST = 1_000;

    /** Controls, line and paragraph separators, and what turns the writing direction. */
    private static final Pattern UNFIT =
            Pattern.compile(
                    "[\\p{Cntrl}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+");

    private DisplayText() {}

    /** Decoded (RFC 2047), on one line, of bearable length. */
    public static String of(@Nullable String raw) {
        if (raw == null) {
            return "";
        }
        var text = UNFIT.matcher(decode(raw)).replaceAll(" ").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String decode(String raw) {
        if (!raw.contains("=?")) {
            return raw;
        }
        try {
            return MimeUtility.decodeText(raw);
        } catch (UnsupportedEncodingException unknownCharset) {
            return raw;
        }
    }
}

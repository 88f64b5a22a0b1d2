package org.mailherd.platform.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * One log line in logfmt. {@link #with} is for our own values and quotes them where it must; {@link
 * #quoted} is for what a stranger supplied and always quotes and escapes it, so that no value can
 * forge a line or a key.
 */
public final class LogEvent {
    private static final int MAX_VALUE = 500;

    private final StringBuilder line;

    private LogEvent(String event) {
        line = new StringBuilder(160).append("event=").append(event);
    }

    /**
     * @param event its name: lower case, words joined by a dash
     */
    public static LogEvent of(String event) {
        return new LogEvent(event);
    }

    public LogEvent with(String key, @Nullable Object value) {
        String text = String.valueOf(value);
        if (text.isEmpty() || text.chars().anyMatch(LogEvent::needsQuotes)) {
            return quoted(key, text);
        }
        line.append(' ').append(key).append('=').append(text);
        return this;
    }

    public LogEvent quoted(String key, @Nullable Object value) {
        line.append(' ').append(key).append("=\"");
        escape(String.valueOf(value));
        line.append('"');
        return this;
    }

    private static boolean needsQuotes(int c) {
        return c <= ' ' || c == '"' || c == '=' || c == '\\' || c >= 0x7f;
    }

    private void escape(String text) {
        int length = Math.min(text.length(), MAX_VALUE);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> {
                    if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                        line.append("\\u")
                                .append(Character.forDigit(c >> 12 & 15, 16))
                                .append(hex(c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        if (text.length() > MAX_VALUE) {
            line.append("...");
        }
    }

    private static String hex(char c) {
        return ""
                + Character.forDigit(c >> 8 & 15, 16)
                + Character.forDigit(c >> 4 & 15, 16)
                + Character.forDigit(c & 15, 16);
    }

    public void debug(Logger log) {
        log.debug("{}", line);
    }

    public void info(Logger log) {
        log.info("{}", line);
    }

    /** An operator should look today. */
    public void warn(Logger log) {
        log.warn("{}", line);
    }

    /** A bug of ours or a lost dependency. */
    public void error(Logger log) {
        log.error("{}", line);
    }

    public void error(Logger log, Throwable cause) {
        log.error(line.toString(), cause);
    }

    @Override
    public String toString() {
        return line.toString();
    }
}

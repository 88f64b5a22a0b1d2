package org.mailherd.smtp.convert;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The header section of a message or part: what it says of the body, and where. */
final class EntityHeader {
    private static final String ENCODING = "content-transfer-encoding";
    private static final String TYPE = "content-type";
    private static final String VERSION = "mime-version";

    private final boolean ofMessage;
    private final String usualType;
    private String field = "";
    private final StringBuilder value = new StringBuilder();
    private long fieldStart;
    private long fieldEnd;
    private long end;
    private boolean versioned;
    private @Nullable ContentType type;
    private @Nullable TransferEncoding encoding;

    /**
     * @param ofMessage whether it is a message's, not a part's
     * @param usualType of the body, if it does not say
     */
    EntityHeader(boolean ofMessage, String usualType) {
        this.ofMessage = ofMessage;
        this.usualType = usualType;
    }

    /** Takes the next line; true when it was the empty line behind the fields. */
    boolean take(LineReader line) throws UnconvertibleException {
        if (line.hasStray()) {
            throw new UnconvertibleException("a header section with CR, LF or NUL alone");
        }
        if (line.length() == 0) {
            finish(line.start());
            return true;
        }
        String text = line.text();
        if (line.startsWith(' ') || line.startsWith('\t')) {
            continuation(text, line);
        } else {
            closeField();
            beginField(text, line);
        }
        return false;
    }

    private void beginField(String text, LineReader line) throws UnconvertibleException {
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon).stripTrailing();
        // RFC 5322 2.2
        if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new UnconvertibleException("a header section with a line that is no field");
        }
        field = name.toLowerCase(Locale.ROOT);
        fieldStart = line.start();
        keep(text.substring(colon + 1), line);
    }

    private void continuation(String text, LineReader line) throws UnconvertibleException {
        if (field.isEmpty()) {
            throw new UnconvertibleException("a header section that begins with a fold");
        }
        keep(text, line);
    }

    private void keep(String text, LineReader line) throws UnconvertibleException {
        fieldEnd = line.end();
        if (field.equals(ENCODING) || field.equals(TYPE)) {
            if (line.isCut() || value.length() + text.length() > LineReader.HEAD) {
                throw new UnconvertibleException(field + " is too long");
            }
            value.append(text);
        }
    }

    private void closeField() throws UnconvertibleException {
        switch (field) {
            case ENCODING -> {
                once(encoding == null);
                encoding = TransferEncoding.of(value.toString(), fieldStart, fieldEnd);
            }
            case TYPE -> {
                once(type == null);
                type = ContentType.of(value.toString());
            }
            case VERSION -> versioned = true;
            default -> {}
        }
        value.setLength(0);
        field = "";
    }

    /** Two would mean one thing to one reader and another to the next. */
    private void once(boolean first) throws UnconvertibleException {
        if (!first) {
            throw new UnconvertibleException(field + " stands there twice");
        }
    }

    /**
     * No field follows.
     *
     * @param at of the empty line, or where the section was cut off
     */
    void finish(long at) throws UnconvertibleException {
        closeField();
        end = at;
    }

    /** Of its empty line: where a field can be added. */
    long end() {
        return end;
    }

    boolean isOfMessage() {
        return ofMessage;
    }

    /** Whether MIME-Version is there. */
    boolean isVersioned() {
        return versioned;
    }

    ContentType type() {
        return type == null ? ContentType.of(usualType) : type;
    }

    Optional<TransferEncoding> encoding() {
        return Optional.ofNullable(encoding);
    }

    /** Whether the body is what it says, not coded: RFC 2045 6.2. */
    boolean isPlain() {
        return encoding == null || encoding.isPlain();
    }

    /** Whether it says that octets beyond US-ASCII may come. */
    boolean isBeyondSevenBit() {
        return encoding != null && encoding.isPlain() && !encoding.isSevenBit();
    }

    boolean isBinary() {
        return encoding != null && encoding.isBinary();
    }
}

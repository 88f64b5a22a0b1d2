package org.mailherd.imap.syntax;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A client that has typed all it will ever type. */
public final class TypedSource implements CommandSource {
    private final byte[] typed;
    private int position;
    private int requests;

    public TypedSource(String typed) {
        this(typed.getBytes(StandardCharsets.UTF_8));
    }

    public TypedSource(byte[] typed) {
        this.typed = typed;
    }

    /** How often the client was asked to go on with a literal. */
    public int requests() {
        return requests;
    }

    public int unread() {
        return typed.length - position;
    }

    @Override
    public byte[] nextLine(int limit) throws IOException {
        int end = position;
        while (end < typed.length && typed[end] != '\n') {
            end++;
        }
        if (end == typed.length) {
            throw new EOFException();
        }
        if (end - 1 - position > limit) {
            throw new LimitFault("Line too long");
        }
        byte[] line = Arrays.copyOfRange(typed, position, Math.max(position, end - 1));
        position = end + 1;
        return line;
    }

    @Override
    public void requestLiteral() {
        requests++;
    }

    @Override
    public byte[] literal(int size) throws IOException {
        if (size > unread()) {
            throw new EOFException();
        }
        byte[] octets = Arrays.copyOfRange(typed, position, position + size);
        position += size;
        return octets;
    }

    @Override
    public InputStream literalStream(long size) {
        int count = (int) Math.min(size, unread());
        InputStream octets = new ByteArrayInputStream(typed, position, count);
        position += count;
        return octets;
    }

    @Override
    public void discard(long size) throws IOException {
        if (size > unread()) {
            throw new EOFException();
        }
        position += (int) size;
    }
}

package org.mailherd.imap.syntax;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Takes the tokens of one command, in order, from its lines and literals. Each method consumes what
 * it names or throws {@link SyntaxFault}; after a fault {@link #abandon} brings the connection to
 * the next command.
 */
public final class CommandReader extends LineTokens {
    private final CommandSource source;
    private final CommandLimits limits;
    private int literals;
    private boolean utf8;

    private CommandReader(CommandSource source, CommandLimits limits, byte[] line) {
        super(line, limits.nesting());
        this.source = source;
        this.limits = limits;
    }

    /** Waits for the first line of a command. */
    public static CommandReader open(CommandSource source, CommandLimits limits)
            throws IOException, SyntaxFault {
        return new CommandReader(source, limits, source.nextLine(limits.line()));
    }

    /** Whether folder names are in UTF-8 (RFC 9051 5.1) and no longer in modified UTF-7. */
    public void utf8(boolean on) {
        utf8 = on;
    }

    /** An atom or a string, as octets. */
    public byte[] astring() throws IOException, SyntaxFault {
        if (at('"') || at('{')) {
            return string();
        }
        return tokenOf(Characters::isAstring, "a string").getBytes(StandardCharsets.US_ASCII);
    }

    /** An astring that must be UTF-8: user names, passwords, header names. */
    public String astringText() throws IOException, SyntaxFault {
        return utf8(astring());
    }

    /** A quoted string or a literal. */
    public byte[] string() throws IOException, SyntaxFault {
        if (at('"')) {
            return quoted();
        }
        if (at('{')) {
            return literal();
        }
        throw new SyntaxFault("Expected a string");
    }

    /** Folder name: an astring in modified UTF-7 or in UTF-8; the result is the name in Unicode. */
    public String mailbox() throws IOException, SyntaxFault {
        return name(astring());
    }

    private String name(byte[] octets) throws SyntaxFault {
        return utf8 ? utf8(octets) : ModifiedUtf7.decode(octets);
    }

    /** Folder pattern of LIST: may hold the wildcards {@code *} and {@code %}. */
    public String mailboxPattern() throws IOException, SyntaxFault {
        if (at('"') || at('{')) {
            return name(string());
        }
        String pattern = tokenOf(Characters::isListMailbox, "a folder pattern");
        return name(pattern.getBytes(StandardCharsets.US_ASCII));
    }

    /** The announcement of a literal that the caller will stream with {@link #literalStream}. */
    public LiteralHeader literalHeader() throws SyntaxFault {
        boolean binary = accept('~');
        expect('{');
        long size = number64();
        boolean synchronizing = !accept('+');
        expect('}');
        end();
        return new LiteralHeader(size, synchronizing, binary);
    }

    /**
     * The announcement that is next, unread: a refusal can then leave its octets to {@link
     * #abandon}.
     */
    public LiteralHeader peekLiteral() throws SyntaxFault {
        int start = position();
        LiteralHeader header = literalHeader();
        moveTo(start);
        return header;
    }

    /** Asks for an announced literal and gives its octets; call {@link #resume} after the last. */
    public InputStream literalStream(LiteralHeader header) throws IOException {
        if (header.synchronizing()) {
            source.requestLiteral();
        }
        return source.literalStream(header.size());
    }

    /** Goes on with the line behind a streamed literal. */
    public void resume() throws IOException, SyntaxFault {
        continueWith(source.nextLine(limits.line()));
    }

    /**
     * Skips what is left of a faulty command, with the literals the client sends unasked.
     *
     * @throws LimitFault when a stranger would have us read more than a few octets
     */
    public void abandon() throws IOException, SyntaxFault {
        long pending;
        while ((pending = UnansweredLiteral.sizeAtEndOf(line(), position())) >= 0) {
            if (!limits.trusted() && pending > limits.literal()) {
                throw new LimitFault("Literal too large");
            }
            source.discard(pending);
            resume();
        }
        moveTo(line().length);
    }

    private byte[] literal() throws IOException, SyntaxFault {
        int start = position();
        LiteralHeader header = literalHeader();
        if (++literals > limits.literals()) {
            moveTo(start);
            throw new SyntaxFault("Too many literals");
        }
        if (header.size() > limits.literal()
                || (!limits.trusted() && header.tooLargeUnannounced())) {
            moveTo(start);
            throw new SyntaxFault("Literal too large");
        }
        if (header.synchronizing()) {
            source.requestLiteral();
        }
        byte[] octets = source.literal((int) header.size());
        resume();
        return octets;
    }

    private byte[] quoted() throws SyntaxFault {
        expect('"');
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        while (true) {
            int octet = next();
            if (octet <= 0) {
                throw new SyntaxFault("Unfinished quoted string");
            }
            if (octet == '"') {
                return octets.toByteArray();
            }
            octets.write(octet == '\\' ? escaped() : octet);
        }
    }

    private int escaped() throws SyntaxFault {
        if (!at('"') && !at('\\')) {
            throw new SyntaxFault("Only \\\" and \\\\ may be escaped");
        }
        return next();
    }

    private static String utf8(byte[] octets) throws SyntaxFault {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            throw new SyntaxFault("Expected UTF-8");
        }
    }
}

package org.mailherd.imap.managesieve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads commands by RFC 5804 section 4: a verb and arguments with one blank between; a literal goes
 * on in the next line. Costs a line, three literals and what is kept of them at most.
 */
final class CommandReader {
    private static final int LONGEST_LINE = 8192;
    private static final int LONGEST_QUOTED = 4096;
    private static final int MOST_ARGUMENTS = 3;
    private static final long LARGEST_NUMBER = 4_294_967_295L;

    private final CommandSource source;
    private byte[] line = new byte[0];
    private int position;

    CommandReader(CommandSource source) {
        this.source = source;
    }

    Command next() throws IOException, Fault {
        nextLine();
        String verb = verb();
        List<Argument> arguments = new ArrayList<>();
        while (position < line.length) {
            blank();
            if (arguments.size() == MOST_ARGUMENTS) {
                throw Fault.syntax("too many arguments");
            }
            arguments.add(argument());
        }
        return new Command(verb, arguments);
    }

    /** A string alone on its line: the client's part of AUTHENTICATE. */
    String response() throws IOException, Fault {
        nextLine();
        Argument argument = argument();
        if (position < line.length || !(argument instanceof Argument.Text(String value))) {
            throw Fault.syntax("expected a string");
        }
        return value;
    }

    private void nextLine() throws IOException, Fault {
        line = source.line(LONGEST_LINE);
        position = 0;
    }

    private String verb() throws Fault {
        int start = position;
        while (position < line.length && isLetter(line[position])) {
            position++;
        }
        if (position == start) {
            throw Fault.syntax("expected a command");
        }
        return new String(line, start, position - start, StandardCharsets.US_ASCII)
                .toUpperCase(Locale.ROOT);
    }

    private static boolean isLetter(byte octet) {
        return octet >= 'a' && octet <= 'z' || octet >= 'A' && octet <= 'Z';
    }

    private void blank() throws Fault {
        if (line[position] != ' ') {
            throw Fault.syntax("expected a blank between arguments");
        }
        position++;
    }

    private Argument argument() throws IOException, Fault {
        if (position == line.length) {
            throw Fault.syntax("expected an argument");
        }
        return switch (line[position]) {
            case '"' -> quoted();
            case '{' -> literal();
            default -> new Argument.Number(number());
        };
    }

    private Argument quoted() throws Fault {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (position++; position < line.length; position++) {
            byte octet = line[position];
            if (octet == '"') {
                position++;
                return new Argument.Text(utf8(text.toByteArray()));
            }
            if (octet == '\\') {
                position++;
                if (position == line.length || (line[position] != '"' && line[position] != '\\')) {
                    throw Fault.syntax("only a quote or a backslash is quoted by a backslash");
                }
                octet = line[position];
            }
            if (octet == 0 || octet == '\r' || text.size() == LONGEST_QUOTED) {
                throw Fault.syntax("a quoted string has no NUL or CR and is not so long");
            }
            text.write(octet);
        }
        throw Fault.syntax("a quoted string has no end");
    }

    /** {@code {n+}}; IMAP's {@code {n}}, which some clients send, means the same here. */
    private Argument literal() throws IOException, Fault {
        position++;
        long count = literalSize();
        if (position != line.length) {
            throw Fault.fatal("a literal's size ends its line");
        }
        Argument argument;
        if (count > source.literalLimit()) {
            source.skip(count);
            argument = new Argument.Overlong(count);
        } else {
            byte[] octets = source.octets((int) count);
            nextLine();
            return new Argument.Text(utf8(octets));
        }
        nextLine();
        return argument;
    }

    /** What comes after a size that cannot be read could be anything: never read as a command. */
    private long literalSize() throws Fault {
        try {
            long count = number();
            if (position < line.length && line[position] == '+') {
                position++;
            }
            if (position < line.length && line[position] == '}') {
                position++;
                return count;
            }
        } catch (Fault e) {
            throw Fault.fatal(e.text());
        }
        throw Fault.fatal("expected a literal's size");
    }

    private long number() throws Fault {
        int start = position;
        long value = 0;
        while (position < line.length && line[position] >= '0' && line[position] <= '9') {
            value = value * 10 + line[position] - '0';
            if (value > LARGEST_NUMBER) {
                throw Fault.syntax("a number has 32 bits");
            }
            position++;
        }
        if (position == start) {
            throw Fault.syntax("expected a string or a number");
        }
        return value;
    }

    private static String utf8(byte[] octets) throws Fault {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException _) {
            throw Fault.syntax("strings are UTF-8");
        }
    }
}

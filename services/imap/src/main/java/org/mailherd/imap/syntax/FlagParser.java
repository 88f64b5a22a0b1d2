package org.mailherd.imap.syntax;

import java.util.LinkedHashSet;
import java.util.Set;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.flag.SystemFlag;

/** Flags and flag lists. {@code \Recent} is ours to set, and no flag of a client (RFC 3501 9). */
public final class FlagParser {
    private static final int LONGEST_KEYWORD = 100;

    private FlagParser() {}

    /** A list in parentheses, maybe empty. */
    public static Flags list(CommandReader reader) throws SyntaxFault {
        Set<String> names = new LinkedHashSet<>();
        reader.open();
        if (!reader.acceptClose()) {
            flags(reader, names);
            reader.close();
        }
        return Flags.of(names);
    }

    /** STORE's form: a list in parentheses, or flags between spaces. */
    public static Flags listOrBare(CommandReader reader) throws SyntaxFault {
        if (reader.at('(')) {
            return list(reader);
        }
        Set<String> names = new LinkedHashSet<>();
        flags(reader, names);
        return Flags.of(names);
    }

    private static void flags(CommandReader reader, Set<String> into) throws SyntaxFault {
        do {
            into.add(reader.accept('\\') ? systemFlag(reader) : keyword(reader));
        } while (reader.accept(' '));
    }

    private static String systemFlag(CommandReader reader) throws SyntaxFault {
        String name = "\\" + reader.atom();
        if (SystemFlag.named(name).isEmpty()) {
            throw new SyntaxFault("No such system flag");
        }
        return name;
    }

    private static String keyword(CommandReader reader) throws SyntaxFault {
        String keyword = reader.atom();
        if (keyword.length() > LONGEST_KEYWORD) {
            throw new SyntaxFault("Keyword too long");
        }
        return keyword;
    }
}

package org.mailherd.imap.syntax;

import java.io.IOException;
import java.util.Locale;
import org.mailherd.mailstore.folder.InvalidFolderName;

/** For Jazzer: whatever a client types is a command, a syntax fault or the end. */
public final class CommandFuzzer {
    private CommandFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        read(input, CommandLimits.BEFORE_LOGIN, false);
        read(input, CommandLimits.AFTER_LOGIN, false);
        read(input, CommandLimits.AFTER_LOGIN, true);
    }

    private static void read(byte[] input, CommandLimits limits, boolean utf8) {
        TypedSource source = new TypedSource(input);
        try {
            while (true) {
                CommandReader reader = CommandReader.open(source, limits);
                reader.utf8(utf8);
                command(reader);
            }
        } catch (IOException | SyntaxFault _) {
            // The client has typed all it had, or passed a limit.
        }
    }

    private static void command(CommandReader reader) throws IOException, SyntaxFault {
        try {
            reader.tag();
            reader.space();
            String verb = reader.keyword();
            reader.space();
            arguments(verb.toUpperCase(Locale.ROOT), reader);
            reader.end();
        } catch (SyntaxFault | InvalidFolderName _) {
            reader.abandon();
        }
    }

    private static void arguments(String verb, CommandReader reader)
            throws IOException, SyntaxFault {
        switch (verb) {
            case "LOGIN" -> {
                reader.astringText();
                reader.space();
                reader.astringText();
            }
            case "SELECT" -> {
                reader.mailbox();
                reader.space();
                SelectParameters.parse(reader);
            }
            case "FETCH" -> {
                SequenceSet.parse(reader);
                reader.space();
                new FetchParser(reader).parse();
                FetchModifiers.parse(reader);
            }
            case "STORE" -> {
                SequenceSet.parse(reader);
                reader.space();
                FlagParser.listOrBare(reader);
            }
            case "APPEND" -> {
                reader.mailbox();
                reader.space();
                DateParser.dateTime(reader);
                reader.space();
                reader.literalStream(reader.literalHeader()).readAllBytes();
                reader.resume();
            }
            default -> reader.mailboxPattern();
        }
    }
}

package org.mailherd.imap.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mailherd.mailstore.folder.InvalidFolderName;

/** Whatever a client sends, a parser returns, throws one of its own faults, or reports the end. */
class ParserPropertyTest {

    private interface Parser {
        Object parse(CommandReader reader) throws Exception;
    }

    @Property(tries = 1000)
    void anyOctetsAreReadOrRefused(@ForAll byte[] octets) throws Exception {
        survives(octets, reader -> new FetchParser(reader).parse());
        survives(octets, reader -> new SearchParser(reader).search());
        survives(octets, reader -> new ListParser(reader).parse());
        survives(octets, FlagParser::list);
        survives(octets, DateParser::dateTime);
        survives(octets, CommandReader::mailbox);
    }

    @Property(tries = 2000)
    void anyWordsOfTheProtocolAreReadOrRefused(@ForAll("commands") String command)
            throws Exception {
        byte[] octets = command.getBytes(StandardCharsets.UTF_8);
        survives(octets, reader -> new FetchParser(reader).parse());
        survives(octets, reader -> new SearchParser(reader).search());
        survives(octets, reader -> new ListParser(reader).parse());
        survives(octets, SequenceSet::parse);
    }

    @Property(tries = 500)
    void whatIsQuotedComesBack(@ForAll("printable") String text) throws Exception {
        String quoted = '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        CommandReader reader =
                CommandReader.open(new TypedSource(quoted + "\r\n"), CommandLimits.AFTER_LOGIN);

        assertThat(reader.astringText()).isEqualTo(text);
        reader.end();
    }

    @Provide
    Arbitrary<String> commands() {
        return Arbitraries.of(
                        "(",
                        ")",
                        " ",
                        "[",
                        "]",
                        "<0.5>",
                        "{3}\r\nabc",
                        "{2+}\r\nab",
                        "\"x\"",
                        "1:*",
                        "BODY",
                        "BODY.PEEK[",
                        "HEADER.FIELDS",
                        "FLAGS",
                        "OR",
                        "NOT",
                        "TEXT",
                        "SEEN",
                        "UID",
                        "1",
                        "4294967296",
                        "RETURN",
                        "CHARSET",
                        "UTF-8",
                        "*",
                        "%",
                        "&",
                        ",",
                        "\r\n",
                        "1-Feb-1994",
                        "\\Seen",
                        "SUBSCRIBED")
                .list()
                .ofMaxSize(30)
                .map(words -> String.join("", words));
    }

    @Provide
    Arbitrary<String> printable() {
        return Arbitraries.strings().withCharRange(' ', '~').withChars('\u00e4', '\u4e2d');
    }

    private static void survives(byte[] octets, Parser parser) throws Exception {
        byte[] command = new byte[octets.length + 2];
        System.arraycopy(octets, 0, command, 0, octets.length);
        command[octets.length] = '\r';
        command[octets.length + 1] = '\n';
        try {
            CommandReader reader =
                    CommandReader.open(new TypedSource(command), CommandLimits.AFTER_LOGIN);
            try {
                parser.parse(reader);
                reader.end();
            } catch (SyntaxFault | CharsetFault | InvalidFolderName e) {
                reader.abandon();
            }
        } catch (IOException | SyntaxFault expected) {
            assertThat(expected).isNotNull();
        }
    }
}

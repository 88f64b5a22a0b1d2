package org.mailherd.imap.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommandReaderTest {

    @Test
    void takesTagVerbAndArguments() throws Exception {
        CommandReader reader = open("a1 LOGIN \"al\\\"ice\" {6}\r\nsecret\r\n");

        assertThat(reader.tag()).isEqualTo("a1");
        reader.space();
        assertThat(reader.keyword()).isEqualTo("LOGIN");
        reader.space();
        assertThat(reader.astringText()).isEqualTo("al\"ice");
        reader.space();
        assertThat(reader.astringText()).isEqualTo("secret");
        reader.end();
    }

    @Test
    void asksForSynchronizingLiteralsOnly() throws Exception {
        TypedSource source = new TypedSource("{3}\r\nabc {3+}\r\ndef\r\n");
        CommandReader reader = CommandReader.open(source, CommandLimits.AFTER_LOGIN);

        reader.string();
        reader.space();
        reader.string();

        assertThat(source.requests()).isEqualTo(1);
    }

    @Test
    void emptyLiteralIsAnEmptyString() throws Exception {
        assertThat(open("{0}\r\n\r\n").string()).isEmpty();
    }

    @Test
    void tagsHoldNoPlus() {
        assertThatThrownBy(() -> open("+ NOOP\r\n").tag()).isInstanceOf(SyntaxFault.class);
    }

    @Test
    void refusesBrokenStrings() {
        for (String broken :
                new String[] {"\"abc", "\"a\\b\"", "\"a\0b\"", "{5", "{x}", "{+}", "{}"}) {
            assertThatThrownBy(() -> open(broken + "\r\n").string())
                    .as(broken)
                    .isInstanceOf(SyntaxFault.class);
        }
    }

    @Test
    void numbersHaveThirtyTwoBits() throws Exception {
        assertThat(open("4294967295\r\n").number()).isEqualTo(4294967295L);
        assertThatThrownBy(() -> open("4294967296\r\n").number()).isInstanceOf(SyntaxFault.class);
        assertThatThrownBy(() -> open("9".repeat(40) + "\r\n").number64())
                .isInstanceOf(SyntaxFault.class);
    }

    @Test
    void abandonSkipsTheLiteralsOfAFaultyCommand() throws Exception {
        TypedSource source = new TypedSource("a BAD {3+}\r\nabc {4+}\r\nNOOP end\r\nb NOOP\r\n");
        CommandReader faulty = CommandReader.open(source, CommandLimits.AFTER_LOGIN);
        faulty.tag();
        faulty.abandon();

        assertThat(CommandReader.open(source, CommandLimits.AFTER_LOGIN).tag()).isEqualTo("b");
    }

    @Test
    void abandonWaitsForNoLiteralThatWasNotAsked() throws Exception {
        TypedSource source = new TypedSource("a BAD {300000000}\r\nb NOOP\r\n");
        CommandReader faulty = CommandReader.open(source, CommandLimits.BEFORE_LOGIN);
        faulty.tag();
        faulty.abandon();

        assertThat(CommandReader.open(source, CommandLimits.BEFORE_LOGIN).tag()).isEqualTo("b");
    }

    /** CVE-2024-37358: an unauthenticated client had James take literals of any size. */
    @Test
    void cve202437358HugeLiteralBeforeLoginIsRefusedUnread() throws Exception {
        TypedSource source = new TypedSource("{300000000}\r\n");
        CommandReader reader = CommandReader.open(source, CommandLimits.BEFORE_LOGIN);

        assertThatThrownBy(reader::string).isInstanceOf(SyntaxFault.class);
        assertThat(source.requests()).isZero();
    }

    @Test
    void cve202437358HugeUnannouncedLiteralBeforeLoginEndsTheConnection() throws Exception {
        CommandReader reader =
                CommandReader.open(
                        new TypedSource("{4294967295+}\r\n"), CommandLimits.BEFORE_LOGIN);

        assertThatThrownBy(reader::string).isInstanceOf(SyntaxFault.class);
        assertThatThrownBy(reader::abandon).isInstanceOf(LimitFault.class);
    }

    /** CVE-2024-34055: many small literals in one command ate Cyrus' memory. */
    @Test
    void cve202434055ManyLiteralsInOneCommandAreRefused() throws Exception {
        CommandReader reader = open("{1+}\r\nx".repeat(1000) + "\r\n");

        assertThatThrownBy(
                        () -> {
                            while (true) {
                                reader.string();
                            }
                        })
                .isInstanceOf(SyntaxFault.class)
                .hasMessage("Too many literals");
    }

    /** CVE-2026-27857: parentheses without end held memory of Dovecot's imap-login. */
    @Test
    void cve202627857NestedParenthesesAreLimited() throws Exception {
        CommandReader reader = open("(".repeat(60_000) + "\r\n");

        assertThatThrownBy(
                        () -> {
                            while (true) {
                                reader.open();
                            }
                        })
                .isInstanceOf(SyntaxFault.class)
                .hasMessage("Parentheses nested too deeply");
    }

    private static CommandReader open(String typed) throws IOException, SyntaxFault {
        return CommandReader.open(
                new TypedSource(typed.getBytes(StandardCharsets.ISO_8859_1)),
                CommandLimits.AFTER_LOGIN);
    }
}

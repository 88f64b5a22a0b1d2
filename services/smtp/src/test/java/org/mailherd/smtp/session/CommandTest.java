package org.mailherd.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void takesVerbAndArgumentApart() {
        assertThat(parse("mail  FROM:<a@b.test> \t"))
                .contains(new Command("MAIL", "FROM:<a@b.test>"));
        assertThat(parse("QUIT")).contains(new Command("QUIT", ""));
        assertThat(parse("")).contains(new Command("", ""));
        assertThat(parse("VRFY d\u00f6mi")).contains(new Command("VRFY", "d\u00f6mi"));
    }

    /** Any octets become a command without control characters, or nothing. */
    @Property
    void neverThrowsAndNeverLetsControlCharactersThrough(@ForAll byte[] line) {
        Optional<Command> command = Command.parse(line, line.length);
        command.ifPresent(read ->
                assertThat((read.verb() + read.argument()).chars())
                        .noneMatch(c -> (c < ' ' && c != '\t') || c == 0x7f || c == 0xfffd));
    }

    private static Optional<Command> parse(String text) {
        byte[] line = text.getBytes(StandardCharsets.UTF_8);
        return Command.parse(line, line.length);
    }
}

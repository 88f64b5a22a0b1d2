package org.mailherd.smtp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeaderSectionTest {
    @Test
    void readsFoldedFieldsAndStopsAtTheEmptyLine() {
        HeaderSection section = parse("From: a\r\n b\r\nTo : c\r\n\r\nSubject: body\r\n");
        assertThat(section.fields())
                .extracting(HeaderSection.Field::name)
                .containsExactly("From", "To");
        assertThat(section.fields().getFirst().value()).isEqualTo("a b");
        assertThat(section.length()).isEqualTo("From: a\r\n b\r\nTo : c\r\n\r\n".length());
    }

    @Test
    void writesBackWhatItReadAndWhatIsNew() {
        HeaderSection section = parse("X-Spam: no\r\nFrom: \u00e4\r\n\r\nbody");
        byte[] rewritten = section.rewrite("Received: x\r\n", field -> field.named("x-spam"));
        assertThat(rewritten)
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("Received: x\r\nFrom: \u00e4\r\n\r\n");
    }

    @Test
    void aMessageWithoutFieldsGetsAnEmptyLineBeforeItsBody() {
        HeaderSection section = parse("just text\r\n\r\nmore\r\n");
        assertThat(section.fields()).isEmpty();
        assertThat(section.length()).isZero();
        assertThat(section.rewrite("Received: x\r\n", _ -> false))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("Received: x\r\n\r\n");
    }

    @Test
    void anEmptyLineFirstMeansNoFields() {
        assertThat(parse("\r\nSubject: body\r\n").fields()).isEmpty();
        assertThat(parse("\r\nSubject: body\r\n").length()).isEqualTo(2);
        assertThat(parse("").fields()).isEmpty();
    }

    @Test
    void aSectionLongerThanWhatWasLookedAtIsNotGuessed() {
        assertThat(
                        HeaderSection.parse(
                                "A: b\r\nC: d\r\n".getBytes(StandardCharsets.US_ASCII), false))
                .isEmpty();
    }

    private static HeaderSection parse(String message) {
        return HeaderSection.parse(message.getBytes(StandardCharsets.UTF_8), true).orElseThrow();
    }
}

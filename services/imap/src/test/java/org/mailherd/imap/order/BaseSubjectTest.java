package org.mailherd.imap.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.column.Folding;

/** RFC 5256 section 2.1. */
class BaseSubjectTest {

    private static BaseSubject of(String subject) {
        return BaseSubject.of(Folding.foldLine(subject));
    }

    @Test
    void marksOfRepliesAndForwardsGo() {
        for (String subject :
                List.of(
                        "Re: hello",
                        "RE:hello",
                        "re : hello",
                        "Fwd: hello",
                        "Fw: hello",
                        "Re[2]: hello",
                        "Re [list]: hello",
                        "[list] Re: hello",
                        "[a] [b] Re: hello",
                        "Re: Fwd: Re: hello",
                        "Re: [list] hello",
                        "hello (fwd)",
                        "hello (fwd) (Fwd) ",
                        "Re: hello (fwd)",
                        "[Fwd: hello]",
                        "[fwd: Re: hello (fwd)]",
                        "Fwd: [Fwd: [Fwd: hello]]",
                        " \t Re: \t hello ")) {
            assertThat(of(subject)).as(subject).isEqualTo(new BaseSubject("HELLO", true));
        }
    }

    @Test
    void listNamesGoWithoutMakingAReply() {
        assertThat(of("[list] hello")).isEqualTo(new BaseSubject("HELLO", false));
        assertThat(of("[a][b] hello  world")).isEqualTo(new BaseSubject("HELLO WORLD", false));
    }

    @Test
    void whatOnlyLooksLikeAMarkStays() {
        for (String subject :
                List.of("Reply: x", "re", "Fwdx: y", "(fwd) x", "x (fw)", "[open x")) {
            assertThat(of(subject)).isEqualTo(new BaseSubject(Folding.fold(subject), false));
        }
    }

    @Test
    void aBlobStaysWhenNothingElseWould() {
        assertThat(of("[list]")).isEqualTo(new BaseSubject("[LIST]", false));
        assertThat(of("Re: [list]")).isEqualTo(new BaseSubject("[LIST]", true));
        assertThat(of("Re:")).isEqualTo(new BaseSubject("", true));
        assertThat(of("")).isEqualTo(new BaseSubject("", false));
    }

    @Test
    void aSubjectOfBracketsCostsLittle() {
        assertThatCode(() -> of("[a]".repeat(100_000))).doesNotThrowAnyException();
        assertThatCode(() -> of("[fwd:".repeat(50_000) + "]".repeat(50_000)))
                .doesNotThrowAnyException();
    }
}

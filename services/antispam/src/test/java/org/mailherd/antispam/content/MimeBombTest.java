package org.mailherd.antispam.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailherd.antispam.effort.Effort;

/**
 * Threats, case 7. What takes more than its share of work would not end within the time limit,
 * which is far above what any of these needs.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MimeBombTest {

    @Test
    void hundredThousandNestedMultipartsEndAtTheDepthLimit() {
        StringBuilder message = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            message.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        Content content = Contents.of(message.toString());
        assertThat(content.parts()).hasSize(ContentLimits.DEFAULT.depth() + 1);
        assertThat(content.truncated()).containsExactly(Shortfall.DEPTH);
    }

    @Test
    void hundredThousandNestedMessagesEndAtTheDepthLimit() {
        Content content = Contents.of("Content-Type: message/rfc822\n\n".repeat(100_000));
        assertThat(content.parts()).hasSize(ContentLimits.DEFAULT.depth() + 1);
        assertThat(content.truncated()).containsExactly(Shortfall.DEPTH);
    }

    @Test
    void millionPartsEndAtTheirLimit() {
        Content content =
                Contents.of(
                        "Content-Type: multipart/mixed; boundary=b\n\n"
                                + "--b\n\nx\n".repeat(1_000_000));
        assertThat(content.parts()).hasSize(ContentLimits.DEFAULT.parts());
        assertThat(content.truncated()).containsExactly(Shortfall.PARTS);
    }

    @Test
    void floodOfParametersIsCut() {
        String parameters =
                IntStream.range(0, 100_000)
                        .mapToObj(i -> "; name*" + i + "*=%41")
                        .collect(Collectors.joining());
        Part part =
                Contents.of("Content-Type: text/plain" + parameters + "\n\nx").parts().getFirst();
        assertThat(part.fileName()).matches("A{1,64}");
    }

    @Test
    void headerOfAPartWithoutEndIsCut() {
        Content content =
                Contents.of(
                        "Content-Type: multipart/mixed; boundary=b\n\n--b\nX: "
                                + "y".repeat(30_000_000));
        assertThat(content.truncated()).containsExactly(Shortfall.PART_HEADER);
    }

    @Test
    void headersOfAllPartsTogetherAreCut() {
        String part = "--b\n" + "a:\n".repeat(10_000) + "\nx\n";
        Content content =
                Contents.of("Content-Type: multipart/mixed; boundary=b\n\n" + part.repeat(1000));
        assertThat(content.parts().stream().skip(1).mapToInt(p -> p.header().fields().size()).sum())
                .isLessThan(ContentLimits.DEFAULT.headers() / 3);
        assertThat(content.truncated()).contains(Shortfall.PART_HEADER);
    }

    @Test
    void pagesAreNoMoreReadWhenTimeIsUp() {
        AtomicLong now = new AtomicLong();
        Effort effort = new Effort(Duration.ofNanos(300), now::getAndIncrement);
        String page = "--b\nContent-Type: text/html\n\n" + "<p>x</p>".repeat(300) + "\n";
        Content content =
                Contents.within(
                        effort,
                        "Content-Type: multipart/mixed; boundary=b\n\n" + page + page.repeat(200));
        assertThat(content.truncated()).contains(Shortfall.TIME);
        assertThat(content.parts()).hasSize(202);
        assertThat(content.texts()).hasSizeLessThan(201).isNotEmpty();
    }

    @Test
    void hugeBase64LineIsDigestedAndItsStartKept() {
        Content content =
                Contents.of(
                        "Content-Type: application/zip\nContent-Transfer-Encoding: base64\n\n"
                                + "QUJD".repeat(15_000_000));
        Part part = content.parts().getFirst();
        assertThat(part.size()).isEqualTo(45_000_000);
        assertThat(part.octets()).hasSize(ContentLimits.DEFAULT.partOctets());
        assertThat(part.isCut()).isTrue();
        assertThat(content.truncated()).containsExactly(Shortfall.OCTETS);
    }

    @Test
    void manyAttachmentsTogetherKeepNoMoreThanTheirLimit() {
        String part = "--b\nContent-Type: a/b\n\n" + "x".repeat(10_000_000) + "\n";
        Content content =
                Contents.of("Content-Type: multipart/mixed; boundary=b\n\n" + part.repeat(5));
        assertThat(content.parts().stream().mapToLong(p -> p.octets().length).sum())
                .isEqualTo(ContentLimits.DEFAULT.octets());
    }

    @Test
    void outerBoundaryInsideAnInnerPartEndsBoth() {
        Content content =
                Contents.of(
                        """
                        Content-Type: multipart/mixed; boundary=a

                        --a
                        Content-Type: multipart/mixed; boundary=a

                        --a
                        Content-Type: multipart/mixed; boundary=ab

                        --ab
                        --a--
                        """);
        assertThat(content.parts().size()).isLessThan(6);
    }

    @Test
    void floodsOfTagsEnd() {
        String[] floods = {
            "<div>".repeat(100_000),
            "<b>".repeat(100_000) + "<p>".repeat(50_000),
            "<b><i><u><a><font>".repeat(10_000) + "<p>x</b>".repeat(20_000),
            "<table>".repeat(70_000),
            "<a href=x>".repeat(50_000) + "</a>".repeat(5_000),
            "<p "
                    + IntStream.range(0, 60_000)
                            .mapToObj(i -> "a" + i + "=1 ")
                            .collect(Collectors.joining())
                    + ">",
            "<p style=\"" + "a:b;".repeat(100_000) + "\">",
            "&".repeat(500_000),
            "<!--".repeat(120_000),
            "<".repeat(500_000),
            "<select>".repeat(60_000),
            "<svg><math>".repeat(40_000),
            "http://".repeat(70_000),
            "<a href=\"" + "http:".repeat(100_000),
        };
        for (String flood : floods) {
            Content content = Contents.of("Content-Type: text/html\n\n" + flood);
            assertThat(content.html()).as(flood.substring(0, 20)).hasSize(1);
            assertThat(content.html().getFirst().elements().size())
                    .isLessThanOrEqualTo(2 * HtmlReader.ELEMENT_LIMIT);
        }
    }

    @Test
    void emptyAndBrokenMessagesAreRead() {
        for (String message :
                new String[] {"", "\n", "x", "--\n", "Content-Type: multipart/mixed\n\n--\n"}) {
            byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
            assertThat(Contents.exactly(octets, ContentLimits.DEFAULT).truncated()).isEmpty();
        }
    }
}

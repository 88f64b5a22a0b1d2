package org.mailherd.imap.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.column.Folding;

/** RFC 5256 section 3, REFERENCES: what the transcript does not show. */
class ReferenceThreadsTest {
    private final ReferenceThreads threads = new ReferenceThreads();
    private int messages;

    private void add(String subject, String id, String... references) {
        ThreadNode node = new ThreadNode();
        node.index = messages++;
        node.sentAt = node.index;
        node.subject = BaseSubject.of(Folding.foldLine(subject));
        threads.add(node, id, List.of(references));
    }

    /** Indexes with parentheses around the children; {@code _} is a place without a message. */
    private static String text(ThreadNode node) {
        List<String> children = new ArrayList<>();
        node.children().forEach(child -> children.add(text(child)));
        String own = node.isDummy() ? "_" : Integer.toString(node.index);
        return children.isEmpty() ? own : own + children;
    }

    @Test
    void aLoopOfReferencesIsNotClosed() {
        add("a", "1", "2");
        add("b", "2", "1");
        add("c", "3", "3");
        assertThat(text(threads.threads())).isEqualTo("_[1[0], 2]");
    }

    @Test
    void theLastReferenceIsTheParentWhateverEarlierMessagesGuessed() {
        add("a", "1");
        add("b", "2", "1");
        add("c", "4", "1", "3");
        add("d", "3", "1", "2");
        assertThat(text(threads.threads())).isEqualTo("_[0[1[3[2]]]]");
    }

    @Test
    void theSecondMessageWithAnIdIsAnother() {
        add("a", "1");
        add("b", "1");
        add("c", "2", "1");
        assertThat(text(threads.threads())).isEqualTo("_[0[2], 1]");
    }

    @Test
    void repliesWithoutReferencesJoinTheirSubject() {
        add("Re: topic", "");
        add("topic", "");
        add("Fwd: topic", "");
        assertThat(text(threads.threads())).isEqualTo("_[1[0, 2]]");
    }

    @Test
    void messagesOfOneSubjectThatAreNoRepliesBecomeSiblings() {
        add("topic", "");
        add("topic", "");
        add("topic", "");
        assertThat(text(threads.threads())).isEqualTo("_[_[0, 1, 2]]");
    }

    @Test
    void aChainOfAHundredThousandAnswersIsThreaded() {
        add("s0", "0");
        for (int i = 1; i < 100_000; i++) {
            add("s" + i, Integer.toString(i), Integer.toString(i - 1));
        }
        ThreadNode root = threads.threads();
        assertThat(root.children()).hasSize(1);
        assertThat(root.descendants()).hasSize(100_000);
    }
}

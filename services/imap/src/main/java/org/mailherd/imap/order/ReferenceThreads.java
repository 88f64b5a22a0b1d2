package org.mailherd.imap.order;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** REFERENCES, RFC 5256 section 3; the steps are numbered as there. */
final class ReferenceThreads {
    private final Map<String, ThreadNode> byId = new HashMap<>();
    private final ThreadNode root = new ThreadNode();

    /**
     * Step 1; messages come in the order of their numbers.
     *
     * @param messageId empty when there is no valid one
     * @param references eldest first
     */
    void add(ThreadNode filled, String messageId, List<String> references) {
        ThreadNode node = place(filled, messageId);
        ThreadNode last = null;
        for (String id : references) {
            ThreadNode reference = byId.computeIfAbsent(id, _ -> new ThreadNode());
            if (last != null && reference.parent() == null && !reference.wouldLoopBelow(last)) {
                reference.moveTo(last);
            }
            last = reference;
        }
        node.detach();
        if (last != null && !node.wouldLoopBelow(last)) {
            node.moveTo(last);
        }
    }

    /** The place that earlier references made, unless another message has taken it. */
    private ThreadNode place(ThreadNode filled, String messageId) {
        if (messageId.isEmpty()) {
            byId.put("#" + filled.index, filled);
            return filled;
        }
        ThreadNode known = byId.putIfAbsent(messageId, filled);
        if (known == null) {
            return filled;
        }
        if (!known.isDummy()) {
            byId.put("#" + filled.index, filled);
            return filled;
        }
        known.index = filled.index;
        known.sentAt = filled.sentAt;
        known.subject = filled.subject;
        return known;
    }

    /**
     * Steps 2 to 6.
     *
     * @return a root whose children are the threads
     */
    ThreadNode threads() {
        for (ThreadNode node : byId.values()) {
            if (node.parent() == null) {
                node.moveTo(root);
            }
        }
        prune();
        sort();
        gatherBySubject();
        sort();
        return root;
    }

    /** Step 3: places without a message go, but for one that holds several threads together. */
    private void prune() {
        for (ThreadNode node : root.descendants().reversed()) {
            if (!node.isDummy()) {
                continue;
            }
            ThreadNode above = node.parent();
            List<ThreadNode> children = node.children();
            if (children.isEmpty()) {
                node.detach();
            } else if (above != null && (above != root || children.size() == 1)) {
                children.forEach(child -> child.moveTo(above));
                node.detach();
            }
        }
    }

    /** Steps 4 and 6: those below first, since a dummy has the date of its first child. */
    private void sort() {
        root.descendants().reversed().forEach(ThreadNode::sortChildren);
        root.sortChildren();
    }

    /** Step 5. */
    private void gatherBySubject() {
        Map<String, ThreadNode> table = new HashMap<>();
        for (ThreadNode thread : root.children()) {
            BaseSubject subject = thread.threadSubject();
            if (!subject.text().isEmpty()) {
                table.merge(subject.text(), thread, ReferenceThreads::betterHead);
            }
        }
        for (ThreadNode thread : root.children()) {
            ThreadNode head = table.get(thread.threadSubject().text());
            if (head != null && head != thread) {
                ThreadNode joined = join(head, thread);
                if (joined != null) {
                    table.put(thread.subject.text(), joined);
                }
            }
        }
    }

    /** Step 5.B.iv: a place without a message stays, whatever the subjects below it say. */
    private static ThreadNode betterHead(ThreadNode known, ThreadNode current) {
        boolean elder = known.threadSubject().reply() && !current.threadSubject().reply();
        return !known.isDummy() && (current.isDummy() || elder) ? current : known;
    }

    /**
     * Step 5.C.iii.
     *
     * @return a new head for the subject; null when it stays
     */
    private @Nullable ThreadNode join(ThreadNode head, ThreadNode current) {
        if (head.isDummy() && current.isDummy()) {
            current.children().forEach(child -> child.moveTo(head));
            current.detach();
            return null;
        }
        boolean answers = current.threadSubject().reply() && !head.threadSubject().reply();
        if (head.isDummy() || answers) {
            current.moveTo(head);
            return null;
        }
        ThreadNode both = new ThreadNode();
        both.subject = head.subject;
        both.moveTo(root);
        head.moveTo(both);
        current.moveTo(both);
        return both;
    }
}

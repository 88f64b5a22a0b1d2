package org.mailherd.imap.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in a tree of answers, or the empty place of one that is not in the folder. Siblings are
 * linked, so that a node moves at once however many there are.
 */
final class ThreadNode {
    /** A chain of answers this long is a fault, or malice. */
    private static final int DEEPEST = 10_000;

    static final int DUMMY = -1;

    int index = DUMMY;
    long sentAt;
    BaseSubject subject = new BaseSubject("", false);

    private @Nullable ThreadNode parent;
    private @Nullable ThreadNode firstChild;
    private @Nullable ThreadNode lastChild;
    private @Nullable ThreadNode previous;
    private @Nullable ThreadNode next;

    boolean isDummy() {
        return index == DUMMY;
    }

    @Nullable ThreadNode parent() {
        return parent;
    }

    boolean hasChildren() {
        return firstChild != null;
    }

    List<ThreadNode> children() {
        List<ThreadNode> children = new ArrayList<>();
        for (ThreadNode child = firstChild; child != null; child = child.next) {
            children.add(child);
        }
        return children;
    }

    /** Whether this node would lie below itself if it came under the other. */
    boolean wouldLoopBelow(ThreadNode other) {
        if (!hasChildren()) {
            return other == this;
        }
        int depth = 0;
        for (ThreadNode above = other; above != null; above = above.parent) {
            if (above == this || ++depth > DEEPEST) {
                return true;
            }
        }
        return false;
    }

    void moveTo(ThreadNode newParent) {
        detach();
        parent = newParent;
        previous = newParent.lastChild;
        if (previous == null) {
            newParent.firstChild = this;
        } else {
            previous.next = this;
        }
        newParent.lastChild = this;
    }

    void detach() {
        ThreadNode above = parent;
        if (above == null) {
            return;
        }
        if (previous == null) {
            above.firstChild = next;
        } else {
            previous.next = next;
        }
        if (next == null) {
            above.lastChild = previous;
        } else {
            next.previous = previous;
        }
        parent = null;
        previous = null;
        next = null;
    }

    /** By sent date, then by number (RFC 5256 2.2). */
    void sortChildren() {
        List<ThreadNode> children = children();
        if (children.size() < 2) {
            return;
        }
        children.sort(
                Comparator.comparingLong(ThreadNode::date).thenComparingInt(ThreadNode::number));
        children.forEach(child -> child.moveTo(this));
    }

    /** A place without a message has the date of the first message below; those are sorted. */
    private long date() {
        return isDummy() && firstChild != null ? firstChild.sentAt : sentAt;
    }

    private int number() {
        return isDummy() && firstChild != null ? firstChild.index : index;
    }

    /** Its own subject, or that of the first message below. */
    BaseSubject threadSubject() {
        return isDummy() && firstChild != null ? firstChild.subject : subject;
    }

    /**
     * This node's descendants, each after its parent; without recursion, for trees of any depth.
     */
    List<ThreadNode> descendants() {
        List<ThreadNode> all = new ArrayList<>(children());
        for (int i = 0; i < all.size(); i++) {
            for (ThreadNode child = all.get(i).firstChild; child != null; child = child.next) {
                all.add(child);
            }
        }
        return all;
    }
}

package org.mailherd.imap.order;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.search.Found;

/** Threads in their order. */
public final class ThreadList {
    private final ThreadNode root;
    private final Found found;

    ThreadList(ThreadNode root, Found found) {
        this.root = root;
        this.found = found;
    }

    /** {@code thread-list}s, RFC 5256 section 5; without recursion: threads may be deep. */
    public void write(ResponseWriter out, boolean byUid) throws IOException {
        Deque<Iterator<ThreadNode>> open = new ArrayDeque<>();
        open.push(root.children().iterator());
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                if (!open.isEmpty()) {
                    out.octet(')');
                }
                continue;
            }
            out.octet('(');
            List<ThreadNode> answers = line(out, open.peek().next(), byUid);
            open.push(answers.iterator());
        }
    }

    /** Messages that answer one another in a row; the result is the branches after the last. */
    private List<ThreadNode> line(ResponseWriter out, ThreadNode first, boolean byUid)
            throws IOException {
        ThreadNode node = first;
        String separator = "";
        while (true) {
            if (!node.isDummy()) {
                out.text(separator).number(found.numberAt(node.index, byUid));
                separator = " ";
            }
            List<ThreadNode> answers = node.children();
            if (answers.size() != 1) {
                out.text(answers.isEmpty() ? "" : separator);
                return answers;
            }
            node = answers.getFirst();
        }
    }
}

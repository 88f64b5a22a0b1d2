package org.mailherd.imap.order;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ORDEREDSUBJECT, RFC 5256 section 3: messages of one base subject are a thread, its first by date
 * the parent of all others.
 */
final class SubjectThreads {
    private SubjectThreads() {}

    /**
     * @param messages in any order
     * @return a root whose children are the threads
     */
    static ThreadNode of(List<ThreadNode> messages) {
        ThreadNode sorted = new ThreadNode();
        messages.forEach(message -> message.moveTo(sorted));
        sorted.sortChildren();
        ThreadNode root = new ThreadNode();
        Map<String, ThreadNode> firstBySubject = new HashMap<>();
        for (ThreadNode message : sorted.children()) {
            ThreadNode first = firstBySubject.putIfAbsent(message.subject.text(), message);
            message.moveTo(first == null ? root : first);
        }
        return root;
    }
}

package org.mailherd.imap.order;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailherd.imap.search.Found;
import org.mailherd.imap.syntax.ThreadRequest.Algorithm;
import org.mailherd.mailstore.column.FolderColumns;
import org.mailherd.mailstore.column.NumberCursor;
import org.mailherd.mailstore.column.NumberField;
import org.mailherd.mailstore.column.TextCursor;
import org.mailherd.mailstore.column.TextField;
import org.mailherd.mailstore.message.MessageField;
import org.mailherd.mailstore.message.MessageStore;

/** Makes threads of what was found. */
public final class MessageThreads {
    private static final Set<MessageField> FIELDS = EnumSet.of(MessageField.STRUCTURE);
    private static final int LARGEST_HEADER = 256 * 1024;

    private final FolderColumns columns;
    private final MessageStore messages;

    public MessageThreads(FolderColumns columns, MessageStore messages) {
        this.columns = columns;
        this.messages = messages;
    }

    /** The threads in their order, ready to be written. */
    public ThreadList threads(Found found, Algorithm algorithm) {
        List<ThreadNode> nodes = nodes(found);
        ThreadNode root =
                switch (algorithm) {
                    case ORDEREDSUBJECT -> SubjectThreads.of(nodes);
                    case REFERENCES -> byReferences(found, nodes);
                };
        return new ThreadList(root, found);
    }

    private List<ThreadNode> nodes(Found found) {
        BitSet scope = new BitSet();
        for (int index : found.indexes()) {
            scope.set(index);
        }
        TextCursor subjects = columns.texts(found.snapshot(), TextField.SUBJECT, scope);
        NumberCursor dates = columns.numbers(found.snapshot(), NumberField.SENT_AT, scope);
        List<ThreadNode> nodes = new ArrayList<>(found.size());
        for (int index : found.indexes()) {
            if (subjects.moveTo(index) && dates.moveTo(index)) {
                ThreadNode node = new ThreadNode();
                node.index = index;
                node.sentAt = dates.value();
                node.subject = BaseSubject.of(subjects.text());
                nodes.add(node);
            }
        }
        return nodes;
    }

    private ThreadNode byReferences(Found found, List<ThreadNode> nodes) {
        Map<Long, ThreadNode> byUid = new HashMap<>();
        nodes.forEach(node -> byUid.put(found.snapshot().uid(node.index), node));
        ReferenceThreads threads = new ReferenceThreads();
        if (!found.isEmpty()) {
            messages.bodies(
                    found.snapshot().folderId(),
                    found.uids(),
                    FIELDS,
                    (row, body) -> {
                        ThreadNode node = byUid.get(row.uid());
                        if (node != null) {
                            long header = Objects.requireNonNull(row.structure()).bodyStart();
                            int length = (int) Math.min(header, LARGEST_HEADER);
                            MessageIds ids = MessageIds.of(body.range(0, length));
                            threads.add(node, ids.messageId(), ids.references());
                        }
                    });
        }
        return threads.threads();
    }
}

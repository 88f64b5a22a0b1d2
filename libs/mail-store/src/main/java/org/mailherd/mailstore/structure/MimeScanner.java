package org.mailherd.mailstore.structure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Reads the structure of a message as its octets stream past: give it every octet, then {@link
 * #finish}. It never fails, keeps a bounded part of the message and looks at each line once,
 * whatever the message is made to do.
 *
 * <p>Written here, because clients are answered with octet ranges (BODY[2.1], partial fetches) and
 * lines, and mime4j does not tell where in the message a part lies.
 */
public final class MimeScanner {
    /** More than any boundary line; header lines are kept to the field limit. */
    private static final int KEPT_OF_BODY_LINE = 8192;

    private final MimeLimits limits;
    private final PreviewCollector preview = new PreviewCollector();
    private final List<OpenEntity> open = new ArrayList<>();
    private byte[] line = new byte[1024];
    private int kept;
    private long lineStart;
    private long position;
    private long lines;

    /** Octets of the CRLF or LF before this line. */
    private int endBefore;

    private int parts;
    private int headerOctets;
    private byte lastOctet;

    /** Too many parts: the last one runs to the end of the message. */
    private boolean overflow;

    public MimeScanner() {
        this(MimeLimits.DEFAULT);
    }

    MimeScanner(MimeLimits limits) {
        this.limits = limits;
        push(new OpenEntity(0, ContentType.TEXT, limits));
    }

    /** The next octets of the message. */
    public void accept(byte[] octets, int offset, int length) {
        int end = offset + length;
        int start = offset;
        for (int i = offset; i < end; i++) {
            if (octets[i] == '\n') {
                keep(octets, start, i + 1 - start);
                endLine((i > offset ? octets[i - 1] : lastOctet) == '\r' ? 2 : 1);
                start = i + 1;
            }
        }
        keep(octets, start, end - start);
        lastOctet = length > 0 ? octets[end - 1] : lastOctet;
    }

    /** The whole message has passed. */
    public ScannedMessage finish() {
        if (position > lineStart) {
            endLine(0);
        }
        OpenEntity root = open.getFirst();
        while (top().inHeader()) {
            endHeader(position);
        }
        Part structure = closeDownTo(0, position, lines);
        Envelope envelope = EnvelopeComposer.compose(root.header, limits);
        RepeatedFields repeated = EnvelopeComposer.repeated(root.header, limits);
        return new ScannedMessage(structure, envelope, repeated, preview.text(), root.header);
    }

    private void keep(byte[] octets, int offset, int length) {
        int wanted = top().inHeader() ? limits.fieldOctets() : KEPT_OF_BODY_LINE;
        int take = Math.min(length, wanted - kept);
        if (take > 0) {
            if (kept + take > line.length) {
                line =
                        Arrays.copyOf(
                                line, Math.min(wanted, Math.max(2 * line.length, kept + take)));
            }
            System.arraycopy(octets, offset, line, kept, take);
            kept += take;
        }
        position += length;
    }

    /**
     * @param end octets of its CRLF or LF; 0 at the end of the message
     */
    private void endLine(int end) {
        boolean whole = position - lineStart == kept;
        int content = whole ? kept - end : kept;
        boolean delimiter =
                !overflow
                        && whole
                        && content > 2
                        && line[0] == '-'
                        && line[1] == '-'
                        && delimiter(content);
        lines += end > 0 ? 1 : 0;
        if (!delimiter) {
            contentLine(content, whole);
        }
        endBefore = end;
        lineStart = position;
        kept = 0;
    }

    private void contentLine(int content, boolean whole) {
        OpenEntity entity = top();
        if (!entity.inHeader()) {
            preview.line(line, content, whole);
        } else if (content == 0 && whole) {
            endHeader(position);
        } else if (headerOctets < limits.headerOctets()) {
            headerOctets += content;
            entity.header.addLine(line, content);
        }
    }

    private void endHeader(long bodyStart) {
        OpenEntity entity = top();
        entity.endHeader(bodyStart, lines, limits);
        boolean mayOpen = open.size() < limits.depth() && parts < limits.parts();
        if (entity.type.isMultipart() && mayOpen) {
            entity.boundary = entity.type.boundary().orElse(null);
        } else if (entity.type.isMessage() && entity.isIdentityEncoded() && mayOpen) {
            push(new OpenEntity(bodyStart, ContentType.TEXT, limits));
            return;
        }
        preview.begin(entity.type, entity.encoding, entity.boundary == null);
    }

    /** Whether the line ends parts of an open multipart; done then. */
    private boolean delimiter(int content) {
        int end = content;
        while (line[end - 1] == ' ' || line[end - 1] == '\t') {
            end--;
        }
        if (end <= 2) {
            return false;
        }
        String text = new String(line, 2, end - 2, StandardCharsets.ISO_8859_1);
        String closed = text.endsWith("--") ? text.substring(0, text.length() - 2) : text;
        int level = innermost(boundary -> boundary.equals(text) || boundary.equals(closed));
        if (level < 0) {
            // RFC 2046 5.1.1: it is sufficient that the line begins with the boundary.
            level = innermost(text::startsWith);
        }
        if (level < 0) {
            return false;
        }
        String boundary = Objects.requireNonNull(open.get(level).boundary);
        endParts(level, !text.equals(boundary) && text.startsWith("--", boundary.length()));
        return true;
    }

    private int innermost(Predicate<String> matches) {
        for (int level = open.size() - 1; level >= 0; level--) {
            String boundary = open.get(level).boundary;
            if (boundary != null && matches.test(boundary)) {
                return level;
            }
        }
        return -1;
    }

    private void endParts(int level, boolean last) {
        while (top().inHeader()) {
            endHeader(lineStart);
        }
        OpenEntity multipart = open.get(level);
        if (open.size() > level + 1) {
            // The line end before a delimiter belongs to it (RFC 2046 5.1.1).
            multipart.children.add(
                    closeDownTo(level + 1, lineStart - endBefore, lines - (endBefore > 0 ? 1 : 0)));
        }
        preview.end();
        if (last) {
            multipart.boundary = null;
            return;
        }
        boolean digest = multipart.type.subtype().equals("digest");
        OpenEntity next =
                new OpenEntity(position, digest ? ContentType.MESSAGE : ContentType.TEXT, limits);
        push(next);
        if (parts >= limits.parts()) {
            overflow = true;
            next.endHeader(position, lines + 1, limits);
            next.type = ContentType.OCTETS;
        }
    }

    /** Closes the innermost entities up to this level, and returns the one that stood there. */
    private Part closeDownTo(int level, long end, long linesThere) {
        while (true) {
            OpenEntity entity = open.removeLast();
            if (open.size() > level) {
                // The line end that a delimiter took from a message takes it from its header, too.
                entity.bodyStart = Math.clamp(end, entity.headerStart, entity.bodyStart);
            }
            Part part = entity.close(end, linesThere, limits);
            if (open.size() == level) {
                return part;
            }
            OpenEntity parent = top();
            if (parent.type.isMessage()) {
                parent.addMessage(part, EnvelopeComposer.compose(entity.header, limits));
            } else {
                parent.children.add(part);
            }
        }
    }

    private void push(OpenEntity entity) {
        open.add(entity);
        parts++;
    }

    private OpenEntity top() {
        return open.getLast();
    }
}

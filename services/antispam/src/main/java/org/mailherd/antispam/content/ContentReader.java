package org.mailherd.antispam.content;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.content.Part.Labels;
import org.mailherd.antispam.effort.Effort;
import org.mailherd.mailauth.dkim.BodySink;
import org.mailherd.mailauth.header.HeaderBlock;

/**
 * Walks the MIME structure of a message while its body streams by (RFC 2045, 2046), and decodes its
 * parts. Its work is linear in the length of the message, its memory bounded by {@link
 * ContentLimits}.
 */
public final class ContentReader implements BodySink {

    /** What a part costs whatever is in it, in octets of text. */
    private static final int PART_WEIGHT = 128;

    /** Of so many octets of an attachment as much is read as of one of text. */
    private static final int OTHER_WEIGHT = 16;

    private final ContentLimits limits;
    private final LineSplitter splitter = new LineSplitter(this::piece);
    private Deque<Entity> open = new ArrayDeque<>();

    /** Open parts around the encoded message that is being read. */
    private int around;

    private final List<Leaf> parts = new ArrayList<>();
    private final EnumSet<Shortfall> truncated = EnumSet.noneOf(Shortfall.class);
    private long kept;
    private int headers;

    public ContentReader(HeaderBlock header, ContentLimits limits) {
        this.limits = limits;
        Entity message = new Entity("", 0, false);
        open.push(message);
        begin(message, header);
    }

    @Override
    public void update(byte[] octets, int offset, int length) {
        splitter.update(octets, offset, length);
    }

    /**
     * After the whole body went through; again, if the work was not done to its end.
     *
     * @param effort when it is spent, the rest of the text is not read
     */
    public Content finish(Effort effort) {
        splitter.finish();
        closeAll();
        return new Renderer(limits, EnumSet.copyOf(truncated), effort).render(parts);
    }

    /**
     * How much there will be to read, in octets of text: what tells heavy messages before anything
     * is done with them.
     */
    public long weight() {
        return parts.stream().mapToLong(ContentReader::weight).sum();
    }

    private static long weight(Leaf leaf) {
        long octets = leaf.part().octets().length;
        return PART_WEIGHT + (leaf.isReadable() ? octets : octets / OTHER_WEIGHT);
    }

    private void closeAll() {
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private void piece(byte[] octets, int offset, int length, boolean first, boolean last) {
        if (first
                && length > 2
                && octets[offset] == '-'
                && octets[offset + 1] == '-'
                && boundary(octets, offset, length)) {
            return;
        }
        Entity entity = open.element();
        switch (entity.state) {
            case HEADER -> header(entity, octets, offset, length, first && last);
            case LEAF -> {
                if (entity.decoder != null) {
                    entity.decoder.piece(octets, offset, length);
                }
            }
            case BETWEEN -> {}
        }
    }

    /** Ends what the boundary ends; an outer one ends the inner parts too. */
    private boolean boundary(byte[] octets, int offset, int length) {
        int inner = 0;
        for (Iterator<Entity> it = open.iterator(); it.hasNext(); inner++) {
            Entity container = it.next();
            if (container.isSplitBy(octets, offset, length)) {
                for (int i = 0; i < inner; i++) {
                    close(open.pop());
                }
                next(container, container.isEndedBy(octets, offset, length));
                return true;
            }
        }
        return false;
    }

    private void next(Entity container, boolean ends) {
        branchEnds(container);
        if (ends) {
            container.state = Entity.State.BETWEEN;
            return;
        }
        container.children++;
        String base = container.path(true);
        open.push(new Entity(base, container.children, container.digest));
    }

    private void header(Entity entity, byte[] octets, int offset, int length, boolean whole) {
        boolean empty = whole && (length == 1 || length == 2 && octets[offset] == '\r');
        if (empty) {
            begin(entity, HeaderBlock.parse(crlf(entity.header.toByteArray())));
        } else if (entity.header.size() + length <= Entity.HEADER_LIMIT
                && headers + length <= limits.headers()) {
            headers += length;
            entity.header.write(octets, offset, length);
        } else {
            truncated.add(Shortfall.PART_HEADER);
        }
    }

    private void begin(Entity entity, HeaderBlock header) {
        if (parts.size() >= limits.parts()) {
            truncated.add(Shortfall.PARTS);
            entity.state = Entity.State.BETWEEN;
            return;
        }
        Labels type = type(header, entity.inDigest);
        boolean deep = around + open.size() > limits.depth();
        String boundary = type.parameters().getOrDefault("boundary", "");
        if (type.value().startsWith("multipart/") && !boundary.isEmpty()) {
            container(entity, header, type, deep);
            if (!deep) {
                entity.splitAt(boundary);
            }
        } else if (type.value().equals("message/rfc822") && isPlain(header)) {
            container(entity, header, type, deep);
            if (!deep) {
                open.push(new Entity(entity.path(false), 0, false));
            }
        } else {
            leaf(entity, header, type);
        }
    }

    private void container(Entity entity, HeaderBlock header, Labels type, boolean deep) {
        entity.state = Entity.State.BETWEEN;
        if (deep) {
            truncated.add(Shortfall.DEPTH);
        }
        String path = entity.path(type.value().startsWith("multipart/"));
        parts.add(new Leaf(new Part(path, header, type, disposition(header), Body.NONE)));
        entity.digest = type.value().equals("multipart/digest");
        if (type.value().equals("multipart/alternative")) {
            entity.alternatives = parts.size();
            entity.branch = parts.size();
        }
    }

    private void leaf(Entity entity, HeaderBlock header, Labels type) {
        entity.state = Entity.State.LEAF;
        int room = (int) Math.min(limits.partOctets(), limits.octets() - kept);
        BodyKeeper keeper = new BodyKeeper(room);
        entity.keeper = keeper;
        entity.decoder = TransferDecoder.of(first(header, "Content-Transfer-Encoding"), keeper);
        entity.part = parts.size();
        entity.message =
                type.value().equals("message/rfc822") || type.value().equals("message/global");
        parts.add(
                new Leaf(
                        new Part(
                                entity.path(false), header, type, disposition(header), Body.NONE)));
    }

    private void close(Entity entity) {
        if (entity.state == Entity.State.HEADER) {
            begin(entity, HeaderBlock.parse(crlf(entity.header.toByteArray())));
        }
        if (entity.decoder != null && entity.keeper != null) {
            entity.decoder.finish();
            Body body = entity.keeper.body();
            kept += body.octets().length;
            if (body.octets().length < body.size()) {
                truncated.add(Shortfall.OCTETS);
            }
            parts.get(entity.part).holds(body);
            entity.decoder = null;
            entity.keeper = null;
            if (entity.message) {
                inside(entity, body.octets());
            }
        }
        branchEnds(entity);
    }

    /**
     * An encoded message, as mail programs show it too (RFC 6532 3.7 allows it, RFC 2045 6.4 does
     * not). What is read of it counts towards the same limits; no boundary in it ends a part around
     * it.
     */
    private void inside(Entity entity, byte[] octets) {
        Deque<Entity> outer = open;
        if (around + outer.size() >= limits.depth()) {
            truncated.add(Shortfall.DEPTH);
            return;
        }
        around += outer.size() + 1;
        open = new ArrayDeque<>();
        open.push(new Entity(entity.path(false), 0, false));
        LineSplitter lines = new LineSplitter(this::piece);
        lines.update(octets, 0, octets.length);
        lines.finish();
        closeAll();
        open = outer;
        around -= outer.size() + 1;
    }

    /** RFC 2046 5.1.4: of alternatives the last that can be shown is the best. */
    private void branchEnds(Entity entity) {
        if (entity.alternatives < 0) {
            return;
        }
        List<Leaf> branch = parts.subList(entity.branch, parts.size());
        if (branch.stream().anyMatch(Leaf::isShownText)) {
            parts.subList(entity.alternatives, entity.branch).forEach(Leaf::hide);
        }
        entity.branch = parts.size();
    }

    /** RFC 2045 5.2, RFC 2046 5.1.5. */
    private static Labels type(HeaderBlock header, boolean inDigest) {
        Labels type = LabelParser.parse(first(header, "Content-Type"));
        if (type.value().indexOf('/') > 0) {
            return type;
        }
        return new Labels(inDigest ? "message/rfc822" : "text/plain", type.parameters());
    }

    private static boolean isPlain(HeaderBlock header) {
        String encoding = first(header, "Content-Transfer-Encoding").strip();
        return !encoding.equalsIgnoreCase("base64")
                && !encoding.equalsIgnoreCase("quoted-printable");
    }

    private static Optional<Labels> disposition(HeaderBlock header) {
        String value = first(header, "Content-Disposition");
        return value.isEmpty() ? Optional.empty() : Optional.of(LabelParser.parse(value));
    }

    /** A bare newline ends a line here, as {@link LineSplitter} sees it. */
    private static byte[] crlf(byte[] octets) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(octets.length + 64);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '\n' && (i == 0 || octets[i - 1] != '\r')) {
                lines.write('\r');
            }
            lines.write(octets[i]);
        }
        return lines.toByteArray();
    }

    private static String first(HeaderBlock header, String name) {
        return header.all(name).stream().findFirst().map(field -> field.value()).orElse("");
    }
}

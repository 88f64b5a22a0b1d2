package org.mailherd.antispam.ole;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What stands in an OLE file: folders, and streams in them. */
public final class OleFile {

    /** Of the directory; a letter of Outlook's has some hundred. */
    private static final int ENTRIES = 8192;

    private static final int ENTRY = 128;
    private static final int SMALL_SHIFT = 6;

    /** Streams below it stand in small sectors ([MS-CFB] 2.2: always this). */
    private static final int SMALL_STREAM = 4096;

    /** Most of the stream that all small ones stand in. */
    private static final int SMALL_IN_ALL = 4 << 20;

    private final Sectors sectors;
    private final List<Entry> entries = new ArrayList<>();
    private final boolean cut;
    private final byte[] small;
    private final ByteBuffer smallNext;

    /**
     * What the directory says ([MS-CFB] 2.6).
     *
     * @param left another in the same folder; less than zero: none
     * @param right another in the same folder
     * @param child one that stands in this folder
     */
    private record Entry(
            String name, Kind kind, int left, int right, int child, int start, int size) {}

    private enum Kind {
        NONE,
        FOLDER,
        STREAM
    }

    /** A stream: what it holds is read with {@link OleFile#read}. */
    public record Stream(int start, int size) {}

    private OleFile(byte[] ole, OleHeader header) {
        this.sectors = new Sectors(ole, header);
        int most = ENTRIES * ENTRY;
        int[] chain = sectors.chain(header.directory(), most / sectors.size() + 1);
        ByteBuffer directory = buffer(sectors.read(chain, most));
        for (int at = 0; at + ENTRY <= directory.capacity(); at += ENTRY) {
            entries.add(entry(directory, at));
        }
        this.cut = chain.length > most / sectors.size();
        Entry root = entries.isEmpty() ? entry(buffer(new byte[ENTRY]), 0) : entries.getFirst();
        this.small = octets(root.start(), Math.min(root.size(), SMALL_IN_ALL));
        int smallSectors = small.length >> SMALL_SHIFT;
        this.smallNext = buffer(octets(header.miniFat(), 4 * smallSectors));
    }

    /** Empty where its bookkeeping is impossible: made by hand to break readers. */
    public static Optional<OleFile> of(byte[] ole) {
        return OleHeader.of(ole).map(header -> new OleFile(ole, header));
    }

    private static ByteBuffer buffer(byte[] octets) {
        return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Entry entry(ByteBuffer directory, int at) {
        int nameLength = Math.clamp(directory.getShort(at + 0x40) - 2L, 0, 62);
        Kind kind =
                switch (directory.get(at + 0x42)) {
                    case 1, 5 -> Kind.FOLDER;
                    case 2 -> Kind.STREAM;
                    default -> Kind.NONE;
                };
        return new Entry(
                new String(directory.array(), at, nameLength, StandardCharsets.UTF_16LE),
                kind,
                directory.getInt(at + 0x44),
                directory.getInt(at + 0x48),
                directory.getInt(at + 0x4c),
                directory.getInt(at + 0x74),
                Math.max(0, directory.getInt(at + 0x78)));
    }

    /** Whether there is more in the directory than is looked at. */
    public boolean isCut() {
        return cut;
    }

    /** The streams that stand directly in folders of that name, whatever its case. */
    public List<Stream> streamsIn(String folder) {
        List<Stream> found = new ArrayList<>();
        BitSet seen = new BitSet(entries.size());
        for (Entry entry : entries) {
            if (entry.kind() == Kind.FOLDER && entry.name().equalsIgnoreCase(folder)) {
                inFolder(entry, seen, found);
            }
        }
        return found;
    }

    /** The tree of a folder's entries; each is seen once, however they point at one another. */
    private void inFolder(Entry folder, BitSet seen, List<Stream> found) {
        Deque<Integer> open = new ArrayDeque<>();
        open.push(folder.child());
        while (!open.isEmpty()) {
            int index = open.pop();
            if (index < 0 || index >= entries.size() || seen.get(index)) {
                continue;
            }
            seen.set(index);
            Entry entry = entries.get(index);
            if (entry.kind() == Kind.STREAM) {
                found.add(new Stream(entry.start(), entry.size()));
            }
            open.push(entry.right());
            open.push(entry.left());
        }
    }

    /**
     * @param most octets
     */
    public byte[] read(Stream stream, int most) {
        int size = Math.min(most, stream.size());
        return stream.size() < SMALL_STREAM
                ? smallOctets(stream.start(), size)
                : octets(stream.start(), size);
    }

    private byte[] octets(int start, int size) {
        int count = (int) (((long) size + sectors.size() - 1) / sectors.size());
        return sectors.read(sectors.chain(start, count), size);
    }

    private byte[] smallOctets(int start, int size) {
        byte[] octets = new byte[size];
        int length = 0;
        int at = start;
        while (length < size && at >= 0 && at + 1L << SMALL_SHIFT <= small.length) {
            int count = Math.min(1 << SMALL_SHIFT, size - length);
            System.arraycopy(small, at << SMALL_SHIFT, octets, length, count);
            length += count;
            at = 4L * at + 4 <= smallNext.capacity() ? smallNext.getInt(4 * at) : -1;
        }
        return length == size ? octets : Arrays.copyOf(octets, length);
    }
}

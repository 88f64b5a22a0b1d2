package org.mailherd.antispam.archive;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * PKWARE's APPNOTE 4.3: the central directory at the end says what people's programs show; without
 * one (cut off, or attached incompletely) the local headers are followed.
 */
final class ZipFormat {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** Declared: APPNOTE has no limit, disks of zeros have this. */
    private static final long BOMB_SIZE = 256L << 20;

    private static final long BOMB_GROWTH = 250;

    private final byte[] zip;
    private final Budget budget;
    private final Found found;
    private long packedSum;

    private ZipFormat(byte[] zip, Budget budget, Found found) {
        this.zip = zip;
        this.budget = budget;
        this.found = found;
    }

    static void read(byte[] zip, Budget budget, Found found) throws IOException {
        ZipFormat format = new ZipFormat(zip, budget, found);
        int end = format.end();
        if (end < 0) {
            found.trouble(Trouble.BROKEN);
            format.locals();
        } else {
            format.directory(end);
        }
    }

    /** Of one member. */
    private record Entry(String path, boolean encrypted, int method, long packed, long unpacked) {}

    private int end() throws EOFException {
        int first = Math.max(0, zip.length - END_LENGTH - LONGEST_COMMENT);
        for (int at = zip.length - END_LENGTH; at >= first; at--) {
            if (signature(at) == END) {
                return at;
            }
        }
        return -1;
    }

    private void directory(int end) throws IOException {
        LittleEndian in = new LittleEndian(zip, end + 12);
        long size = in.number4();
        long offset = in.number4();
        // What stands before the archive, such as a program that unpacks it, shifts every offset.
        long start = end - size;
        if (start < 0 || signature(start) != CENTRAL) {
            start = offset;
        }
        if (signature(start) != CENTRAL) {
            locals();
            return;
        }
        long shift = start - offset;
        in.to(start);
        while (in.left() >= 46 && signature(in.position()) == CENTRAL) {
            budget.member();
            central(in, shift);
        }
    }

    private void central(LittleEndian in, long shift) throws IOException {
        in.skip(8);
        int flags = in.number2();
        int method = in.number2();
        in.skip(8);
        long packed = in.number4();
        long unpacked = in.number4();
        int nameLength = in.number2();
        int rest = in.number2() + in.number2();
        in.skip(8);
        long local = in.number4() + shift;
        byte[] name = in.bytes(nameLength);
        in.skip(rest);
        Entry entry = new Entry(Names.of(name), (flags & 1) != 0, method, packed, unpacked);
        weigh(entry);
        if (signature(local) == LOCAL) {
            LittleEndian header = new LittleEndian(zip, (int) local + 26);
            int localName = header.number2();
            int extra = header.number2();
            if (!Arrays.equals(header.bytes(localName), name)) {
                found.trouble(Trouble.TWO_FACED);
            }
            member(entry, header.position() + (long) extra);
        } else {
            found.member(entry.path(), entry.encrypted(), null);
        }
    }

    /** Members that lie over one another pack more than the archive has. */
    private void weigh(Entry entry) throws LimitException {
        packedSum += entry.packed();
        boolean overlapping = packedSum > zip.length + 0xffffL;
        boolean swollen =
                entry.unpacked() > BOMB_SIZE && entry.unpacked() / BOMB_GROWTH > entry.packed();
        if (overlapping || swollen) {
            throw new LimitException(Trouble.BOMB);
        }
    }

    private void locals() throws IOException {
        int at = nextLocal(0);
        while (at >= 0) {
            budget.member();
            LittleEndian in = new LittleEndian(zip, at + 6);
            int flags = in.number2();
            int method = in.number2();
            in.skip(8);
            long packed = in.number4();
            long unpacked = in.number4();
            int nameLength = in.number2();
            int extra = in.number2();
            byte[] name = in.bytes(nameLength);
            long data = in.position() + (long) extra;
            boolean sizeLater = (flags & 8) != 0 || packed > zip.length;
            member(
                    new Entry(
                            Names.of(name),
                            (flags & 1) != 0,
                            method,
                            sizeLater ? zip.length - data : packed,
                            unpacked),
                    data);
            at = nextLocal(sizeLater ? data : data + packed);
        }
    }

    private int nextLocal(long from) throws EOFException {
        for (long at = from; at <= zip.length - 30; at++) {
            if (zip[(int) at] == 'P' && signature(at) == LOCAL) {
                return (int) at;
            }
        }
        return -1;
    }

    private void member(Entry entry, long data) throws IOException {
        if (entry.path().endsWith("/")) {
            return;
        }
        if (entry.encrypted() || data < 0 || data > zip.length) {
            found.member(entry.path(), entry.encrypted(), null);
            return;
        }
        Inflater inflater = new Inflater(true);
        try {
            found.member(entry.path(), false, content(entry, (int) data, inflater));
        } finally {
            inflater.end();
        }
    }

    private @Nullable InputStream content(Entry entry, int data, Inflater inflater) {
        int length = (int) Math.clamp(entry.packed(), 0, zip.length - data);
        InputStream packed = new ByteArrayInputStream(zip, data, length);
        return switch (entry.method()) {
            case STORED -> new MeteredStream(packed, budget, () -> Long.MAX_VALUE);
            case DEFLATED ->
                    new MeteredStream(
                            new InflaterInputStream(packed, inflater, 4096),
                            budget,
                            inflater::getBytesRead);
            default -> null;
        };
    }

    private int signature(long at) throws EOFException {
        return at < 0 || at > zip.length - 4 ? 0 : (int) new LittleEndian(zip, (int) at).number4();
    }
}

package org.mailherd.mailstore.snapshot;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailstore.flag.Keywords;

/**
 * A snapshot as octets, in parts of some ten thousand messages. Each part begins with the folder's
 * numbers, so that parts of two images are never taken for one.
 */
final class SnapshotImage {
    private static final int PAGES = 64;
    private static final int HEADER = 4 * Long.BYTES + 2 * Integer.BYTES;
    private static final int MESSAGE = Integer.BYTES + 2 * Long.BYTES;

    private SnapshotImage() {}

    static List<byte[]> of(FolderSnapshot snapshot) {
        List<SnapshotPage> pages = snapshot.pages();
        int parts = Math.max(1, (pages.size() + PAGES - 1) / PAGES);
        List<byte[]> image = new ArrayList<>(parts);
        for (int part = 0; part < parts; part++) {
            int end = Math.min(pages.size(), (part + 1) * PAGES);
            image.add(part(snapshot.mark(), parts, pages.subList(part * PAGES, end)));
        }
        return image;
    }

    private static byte[] part(FolderMark mark, int parts, List<SnapshotPage> pages) {
        int messages = pages.stream().mapToInt(SnapshotPage::size).sum();
        ByteBuffer octets =
                ByteBuffer.allocate(HEADER + pages.size() * Integer.BYTES + messages * MESSAGE);
        octets.putLong(mark.folderId()).putLong(mark.uidValidity());
        octets.putLong(mark.uidNext()).putLong(mark.highestModseq());
        octets.putInt(parts).putInt(pages.size());
        pages.forEach(page -> put(page, octets));
        return octets.array();
    }

    private static void put(SnapshotPage page, ByteBuffer octets) {
        octets.putInt(page.size());
        octets.asIntBuffer().put(page.uids);
        octets.position(octets.position() + Integer.BYTES * page.size());
        octets.asLongBuffer().put(page.modseqs).put(page.flags);
        octets.position(octets.position() + 2 * Long.BYTES * page.size());
    }

    /** Empty unless it is one whole image. */
    static Optional<FolderSnapshot> read(Collection<byte[]> image, Keywords keywords) {
        List<SnapshotPage> pages = new ArrayList<>();
        FolderMark mark = null;
        try {
            for (byte[] part : image) {
                ByteBuffer octets = ByteBuffer.wrap(part);
                FolderMark here =
                        new FolderMark(
                                octets.getLong(),
                                octets.getLong(),
                                octets.getLong(),
                                octets.getLong());
                boolean fits = octets.getInt() == image.size();
                if (!fits || mark != null && !mark.equals(here)) {
                    return Optional.empty();
                }
                mark = here;
                for (int left = octets.getInt(); left > 0; left--) {
                    pages.add(page(octets));
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            return Optional.empty();
        }
        return Optional.ofNullable(mark).map(m -> new FolderSnapshot(m, keywords, pages));
    }

    private static SnapshotPage page(ByteBuffer octets) {
        int size = octets.getInt();
        if (size < 1 || size > SnapshotPage.CAPACITY) {
            throw new IllegalArgumentException("a page of " + size);
        }
        int[] uids = new int[size];
        long[] modseqs = new long[size];
        long[] flags = new long[size];
        octets.asIntBuffer().get(uids);
        octets.position(octets.position() + Integer.BYTES * size);
        octets.asLongBuffer().get(modseqs).get(flags);
        octets.position(octets.position() + 2 * Long.BYTES * size);
        return new SnapshotPage(uids, modseqs, flags);
    }
}

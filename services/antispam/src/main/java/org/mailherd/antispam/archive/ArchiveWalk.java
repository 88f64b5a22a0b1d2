package org.mailherd.antispam.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Goes through an archive and those in it, deepest first. Not for several threads. */
public final class ArchiveWalk {

    /** Shows every type but a disk image, and a tar's mark. */
    private static final int HEAD = 1024;

    /** Largest window of zstd we unpack: 8 MiB, its own default. */
    private static final int ZSTD_WINDOW_LOG = 23;

    private final Budget budget;
    private final Watcher watcher;
    private final List<Member> members = new ArrayList<>();
    private final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);

    /** Looks at members on the way. */
    public interface Watcher {

        /** For those who want names only. */
        Watcher NONE = (_, _) -> {};

        /**
         * @param start of its octets; all of a member that is a document or an archive, up to the
         *     budget's limit for one
         */
        void saw(Member member, byte[] start);
    }

    private ArchiveWalk(Budget budget, Watcher watcher) {
        this.budget = budget;
        this.watcher = watcher;
    }

    /**
     * Never throws for what is in an archive: that is a {@link Trouble}.
     *
     * @param type of the file
     * @param name of the file, for a member without a name of its own (gzip)
     */
    public static Contents walk(
            FileType type, String name, byte[] file, Budget budget, Watcher watcher) {
        ArchiveWalk walk = new ArchiveWalk(budget, watcher);
        walk.archive(type, name, file, 1);
        return new Contents(walk.members, walk.troubles);
    }

    private void archive(FileType type, String name, byte[] file, int depth) {
        try {
            budget.depth(depth);
            open(type, name, file, depth);
        } catch (LimitException e) {
            troubles.add(e.trouble());
        } catch (IOException | RuntimeException _) {
            // A stranger's archive: libraries throw whatever they like at a broken one.
            troubles.add(Trouble.BROKEN);
        }
    }

    private void open(FileType type, String name, byte[] file, int depth) throws IOException {
        Found found = new Inside(depth);
        switch (type) {
            case ZIP -> ZipFormat.read(file, budget, found);
            case RAR -> RarFormat.read(file, budget, found);
            case SEVEN_ZIP -> SevenZipFormat.read(file, budget, found);
            case TAR -> TarFormat.read(paid(new ByteArrayInputStream(file)), budget, found);
            case GZIP, BZIP2, XZ, ZSTD -> stream(type, name, file, found);
            default -> {
                // A format we cannot open; what it is says enough.
            }
        }
    }

    private InputStream paid(InputStream plain) {
        return new MeteredStream(plain, budget, () -> Long.MAX_VALUE);
    }

    private void stream(FileType type, String name, byte[] file, Found found) throws IOException {
        CountedInput packed = new CountedInput(new ByteArrayInputStream(file));
        try (Budget.Memory memory = budget.memory(window(type));
                InputStream unpacked =
                        new BufferedInputStream(
                                new MeteredStream(
                                        unpacking(type, packed, memory), budget, packed::count))) {
            unpacked.mark(HEAD);
            byte[] head = unpacked.readNBytes(HEAD);
            unpacked.reset();
            if (FileType.of(head) == FileType.TAR) {
                TarFormat.read(unpacked, budget, found);
            } else {
                budget.member();
                found.member(inner(name), false, unpacked);
                // A stream is one member: whether it swells shows only further on.
                unpacked.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static int window(FileType type) {
        return switch (type) {
            case XZ -> Budget.LARGE_WINDOW;
            case ZSTD -> 1 << ZSTD_WINDOW_LOG;
            case BZIP2 -> 4 << 20;
            default -> 1 << 16;
        };
    }

    private static InputStream unpacking(FileType type, InputStream packed, Budget.Memory memory)
            throws IOException {
        return switch (type) {
            case BZIP2 -> new BZip2CompressorInputStream(packed, true);
            case XZ -> new XZInputStream(packed, memory.kib());
            case ZSTD -> new ZstdInputStreamNoFinalizer(packed).setLongMax(ZSTD_WINDOW_LOG);
            default -> new GZIPInputStream(packed, 4096);
        };
    }

    /** {@code a.txt} for {@code a.txt.gz}. */
    private static String inner(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String suffix : List.of(".gz", ".bz2", ".xz", ".zst")) {
            if (lower.endsWith(suffix)) {
                return name.substring(0, name.length() - suffix.length());
            }
        }
        return lower.endsWith(".tgz") ? name.substring(0, name.length() - 4) + ".tar" : name;
    }

    /** What is found in an archive at one depth. */
    private final class Inside implements Found {
        private final int depth;

        Inside(int depth) {
            this.depth = depth;
        }

        @Override
        public void member(String path, boolean encrypted, @Nullable InputStream content)
                throws IOException {
            byte[] start = content == null ? new byte[0] : head(content);
            FileType type = FileType.of(start);
            Member member = new Member(path, depth, encrypted, type);
            members.add(member);
            if (content == null) {
                return;
            }
            byte[] whole = isWorthReading(member) ? joined(start, content) : start;
            watcher.saw(member, whole);
            if (type.isArchive()) {
                archive(type, member.name(), whole, depth + 1);
            }
        }

        @Override
        public void trouble(Trouble trouble) {
            troubles.add(trouble);
        }
    }

    private byte[] head(InputStream content) throws IOException {
        try {
            return content.readNBytes(HEAD);
        } catch (LimitException e) {
            throw e;
        } catch (IOException _) {
            troubles.add(Trouble.BROKEN);
            return new byte[0];
        }
    }

    private static boolean isWorthReading(Member member) {
        return switch (member.type().family()) {
            case ARCHIVE, DOCUMENT -> true;
            case PROGRAM, IMAGE_OF_DISK, MEDIA, TEXT, UNKNOWN -> false;
        };
    }

    private byte[] joined(byte[] head, InputStream content) throws IOException {
        byte[] rest = content.readNBytes(Math.max(0, budget.memberOctets() - head.length));
        byte[] whole = new byte[head.length + rest.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(rest, 0, whole, head.length, rest.length);
        return whole;
    }
}

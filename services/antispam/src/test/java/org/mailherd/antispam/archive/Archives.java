package org.mailherd.antispam.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Makes archives for tests. */
public final class Archives {

    private Archives() {}

    /** Writes to a stream that may throw. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] zip(String name, byte[] content) {
        return zip(Map.of(name, content));
    }

    public static byte[] zip(Map<String, byte[]> members) {
        return written(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> member : members.entrySet()) {
                    zip.putNextEntry(new ZipEntry(member.getKey()));
                    zip.write(member.getValue());
                    zip.closeEntry();
                }
            }
        });
    }

    static byte[] zipOfZeros(String name, int mebibytes) {
        byte[] zeros = new byte[1 << 20];
        return written(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(name));
                for (int i = 0; i < mebibytes; i++) {
                    zip.write(zeros);
                }
                zip.closeEntry();
            }
        });
    }

    public static byte[] tar(String name, byte[] content) {
        return written(out -> {
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        });
    }

    public static byte[] gzip(byte[] content) {
        return written(out -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(content);
            }
        });
    }

    /** With a window of 8 MiB. */
    static byte[] xz(byte[] content) {
        return written(out -> {
            try (XZOutputStream xz = new XZOutputStream(out, new LZMA2Options())) {
                xz.write(content);
            }
        });
    }

    static byte[] bzip2(byte[] content) {
        return written(out -> {
            try (BZip2CompressorOutputStream bzip = new BZip2CompressorOutputStream(out)) {
                bzip.write(content);
            }
        });
    }

    public static byte[] sevenZip(String name, byte[] content) {
        try (SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel()) {
            try (SevenZOutputFile file = new SevenZOutputFile(channel)) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName(name);
                file.putArchiveEntry(entry);
                file.write(content);
                file.closeArchiveEntry();
            }
            return Arrays.copyOf(channel.array(), (int) channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] repeated(byte[] octets, int times) {
        return written(out -> {
            for (int i = 0; i < times; i++) {
                out.write(octets);
            }
        });
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static Contents walk(String name, byte[] file) {
        return ArchiveWalk.walk(
                FileType.of(file),
                name,
                file,
                new Budget(Budget.Limits.ORDINARY),
                ArchiveWalk.Watcher.NONE);
    }
}

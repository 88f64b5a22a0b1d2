package org.mailherd.mailstore.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Goes through segments record by record, without a look at the octets of blobs. A segment ends for
 * it where no whole record follows: there a crash has cut it, or somebody is writing.
 */
final class NoteReader {
    private final SegmentFiles files;

    NoteReader(SegmentFiles files) {
        this.files = files;
    }

    void read(BlobMark mark, NoteVisitor visitor) throws IOException {
        List<Long> segments =
                files.closedBefore(Long.MAX_VALUE).stream()
                        .filter(segment -> segment >= mark.segment())
                        .sorted()
                        .toList();
        for (long segment : segments) {
            long from = segment == mark.segment() ? mark.offset() : 0;
            try (FileChannel channel =
                    FileChannel.open(files.path(segment), StandardOpenOption.READ)) {
                new Walk(segment, channel, visitor).from(from);
            } catch (NoSuchFileException _) {
                // Swept meanwhile: nothing in it was awaited.
            }
        }
    }

    private record Walk(long segment, FileChannel channel, NoteVisitor visitor) {
        void from(long start) throws IOException {
            long end = channel.size();
            long at = start;
            while (at + BlobRecord.HEADER <= end) {
                ByteBuffer header = read(at, BlobRecord.HEADER);
                BlobRef blob =
                        header.remaining() < BlobRecord.HEADER
                                ? null
                                : BlobRecord.at(segment, at, header);
                if (blob == null || blob.storedLength() > end - at - BlobRecord.HEADER) {
                    return;
                }
                at += BlobRecord.HEADER + blob.storedLength();
                at += note(blob, at, end);
            }
        }

        /** Octets of the note there, 0 for none. */
        private long note(BlobRef blob, long at, long end) throws IOException {
            if (at + NoteRecord.HEADER > end) {
                return 0;
            }
            ByteBuffer header = read(at, NoteRecord.HEADER);
            int length = header.remaining() < NoteRecord.HEADER ? -1 : NoteRecord.length(header);
            if (length < 0 || at + NoteRecord.HEADER + length > end) {
                return 0;
            }
            byte[] note = read(at + NoteRecord.HEADER, length).array();
            if (!NoteRecord.fits(header, note)) {
                return 0;
            }
            visitor.visit(blob, note);
            return NoteRecord.HEADER + (long) length;
        }

        /** Shorter where the writer has just cut off the zeros behind its last record. */
        private ByteBuffer read(long at, int length) throws IOException {
            ByteBuffer octets = ByteBuffer.allocate(length);
            int count = 0;
            while (octets.hasRemaining() && count >= 0) {
                count = channel.read(octets, at + octets.position());
            }
            return octets.flip();
        }
    }
}

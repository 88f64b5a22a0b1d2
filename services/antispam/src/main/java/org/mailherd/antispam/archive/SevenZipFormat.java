package org.mailherd.antispam.archive;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** 7z, whose directory is packed too. */
final class SevenZipFormat {

    private SevenZipFormat() {}

    static void read(byte[] archive, Budget budget, Found found) throws IOException {
        SevenZipHeader.check(archive);
        try (Budget.Memory memory = budget.memory(Budget.LARGE_WINDOW);
                SevenZFile file =
                        SevenZFile.builder()
                                .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
                                .setMaxMemoryLimitKiB(memory.kib())
                                .get()) {
            members(file, budget, found);
        } catch (PasswordRequiredException _) {
            found.trouble(Trouble.NAMES_ENCRYPTED);
        }
    }

    private static void members(SevenZFile file, Budget budget, Found found) throws IOException {
        long size = 0;
        for (SevenZArchiveEntry entry : file.getEntries()) {
            size += Math.max(0, entry.getSize());
        }
        // To reach a member, all before it are unpacked; their declared sizes bound that.
        boolean opened = budget.affords(size);
        for (SevenZArchiveEntry entry : file.getEntries()) {
            if (!entry.isDirectory()) {
                budget.member();
                member(file, entry, opened, found, budget);
            }
        }
    }

    private static void member(
            SevenZFile file, SevenZArchiveEntry entry, boolean opened, Found found, Budget budget)
            throws IOException {
        String path = entry.getName() == null ? "" : Names.cut(entry.getName());
        boolean encrypted = false;
        @Nullable InputStream content = null;
        if (entry.hasStream() && opened) {
            try {
                content =
                        new MeteredStream(file.getInputStream(entry), budget, () -> Long.MAX_VALUE);
            } catch (PasswordRequiredException _) {
                encrypted = true;
            }
        }
        found.member(path, encrypted, content);
    }
}

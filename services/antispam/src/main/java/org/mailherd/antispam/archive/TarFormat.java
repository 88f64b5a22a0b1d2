package org.mailherd.antispam.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** POSIX ustar with the long names of GNU and pax. */
final class TarFormat {

    private static final int BLOCK = 512;
    private static final int LONGEST_NAME_RECORD = 1 << 14;
    private static final Pattern PAX_PATH = Pattern.compile("(?:^|\n)[0-9]+ path=([^\n]*)\n");

    private final InputStream tar;
    private final Budget budget;
    private final Found found;

    private TarFormat(InputStream tar, Budget budget, Found found) {
        this.tar = tar;
        this.budget = budget;
        this.found = found;
    }

    /**
     * @param tar metered
     */
    static void read(InputStream tar, Budget budget, Found found) throws IOException {
        new TarFormat(tar, budget, found).run();
    }

    private void run() throws IOException {
        String longName = "";
        byte[] header = tar.readNBytes(BLOCK);
        while (header.length == BLOCK && header[0] != 0 && isHeader(header)) {
            budget.member();
            long size = size(header);
            char kind = (char) (header[156] & 0xff);
            Entry entry = new Entry(size);
            switch (kind) {
                case 'L' -> longName = Names.cut(entry.text().replace("\0", ""));
                case 'x' -> {
                    Matcher path = PAX_PATH.matcher(entry.text());
                    longName = path.find() ? Names.cut(path.group(1)) : longName;
                }
                case '0', '\0', '7' -> {
                    found.member(longName.isEmpty() ? name(header) : longName, false, entry);
                    longName = "";
                }
                default -> longName = "";
            }
            entry.toEnd();
            header = tar.readNBytes(BLOCK);
        }
    }

    private static boolean isHeader(byte[] block) {
        return new String(block, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar");
    }

    private static String name(byte[] header) {
        String prefix = text(header, 345, 155);
        String name = text(header, 0, 100);
        return prefix.isEmpty() || header[262] != 0 ? name : prefix + "/" + name;
    }

    private static String text(byte[] header, int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return Names.of(Arrays.copyOfRange(header, offset, end));
    }

    private static long size(byte[] header) throws IOException {
        if ((header[124] & 0x80) != 0) {
            throw new LimitException(Trouble.TOO_MUCH);
        }
        String octal = text(header, 124, 12).strip();
        try {
            return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
        } catch (NumberFormatException e) {
            throw new IOException("no size in a tar header", e);
        }
    }

    /** One member's octets; what its reader leaves is passed over. */
    private final class Entry extends InputStream {
        private long left;
        private final int padding;

        Entry(long size) {
            this.left = size;
            this.padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
        }

        String text() throws IOException {
            return Names.text(readNBytes(LONGEST_NAME_RECORD));
        }

        void toEnd() throws IOException {
            tar.skipNBytes(left + padding);
            left = 0;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            int octet = tar.read();
            left = octet < 0 ? 0 : left - 1;
            return octet;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int count = tar.read(into, offset, (int) Math.min(length, left));
            left = count < 0 ? 0 : left - count;
            return count;
        }
    }
}

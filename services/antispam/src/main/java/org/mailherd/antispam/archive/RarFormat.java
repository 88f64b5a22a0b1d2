package org.mailherd.antispam.archive;

import java.io.IOException;

/**
 * The names in RAR 4 and RAR 5 archives. Their headers are plain; the method of packing is RARLAB's
 * own, so members are named, not opened.
 */
final class RarFormat {

    private static final int SIGNATURE = 7;

    // RAR 4: types and flags of blocks
    private static final int MAIN4 = 0x73;
    private static final int FILE4 = 0x74;
    private static final int END4 = 0x7b;
    private static final int HEADERS_ENCRYPTED = 0x80;
    private static final int FILE_ENCRYPTED = 0x04;
    private static final int LARGE = 0x100;
    private static final int MORE_DATA = 0x8000;
    private static final int FOLDER_MASK = 0xe0;

    // RAR 5
    private static final int FILE5 = 2;
    private static final int ENCRYPTION5 = 4;
    private static final int END5 = 5;
    private static final int FILE_ENCRYPTION_RECORD = 1;
    private static final int LONGEST_HEADER = 1 << 21;

    private final LittleEndian in;
    private final Budget budget;
    private final Found found;

    private RarFormat(byte[] rar, Budget budget, Found found) {
        this.in = new LittleEndian(rar, 0);
        this.budget = budget;
        this.found = found;
    }

    static void read(byte[] rar, Budget budget, Found found) throws IOException {
        RarFormat format = new RarFormat(rar, budget, found);
        format.in.to(SIGNATURE - 1);
        if (format.in.octet() == 0) {
            format.four();
        } else {
            format.in.skip(1);
            format.five();
        }
    }

    private void four() throws IOException {
        while (in.left() >= 7) {
            budget.member();
            int start = in.position();
            in.skip(2);
            int type = in.octet();
            int flags = in.number2();
            int size = in.number2();
            if (size < 7 || type == END4) {
                return;
            }
            if (type == MAIN4 && (flags & HEADERS_ENCRYPTED) != 0) {
                found.trouble(Trouble.NAMES_ENCRYPTED);
                return;
            }
            long data = type == FILE4 || (flags & MORE_DATA) != 0 ? in.number4() : 0;
            if (type == FILE4) {
                data += file4(flags);
            }
            in.to(start + size + data);
        }
    }

    /** Upper half of the packed size. */
    private long file4(int flags) throws IOException {
        in.skip(15);
        int nameLength = in.number2();
        in.skip(4);
        long high = 0;
        if ((flags & LARGE) != 0) {
            high = in.number4() << 32;
            in.skip(4);
        }
        String name = Names.of(in.bytes(nameLength));
        // Behind a zero octet the name stands again, packed as Unicode.
        int zero = name.indexOf(0);
        if ((flags & FOLDER_MASK) != FOLDER_MASK) {
            found.member(
                    zero < 0 ? name : name.substring(0, zero), (flags & FILE_ENCRYPTED) != 0, null);
        }
        return high;
    }

    private void five() throws IOException {
        while (in.left() > 4) {
            budget.member();
            in.skip(4);
            long size = in.variable();
            int start = in.position();
            if (size < 2 || size > LONGEST_HEADER) {
                return;
            }
            int type = (int) in.variable();
            long flags = in.variable();
            long extra = (flags & 1) != 0 ? in.variable() : 0;
            long data = (flags & 2) != 0 ? in.variable() : 0;
            if (type == ENCRYPTION5) {
                found.trouble(Trouble.NAMES_ENCRYPTED);
                return;
            }
            if (type == END5) {
                return;
            }
            if (type == FILE5) {
                file5(start + size - extra, start + size);
            }
            in.to(start + size).skip(data);
        }
    }

    private void file5(long extra, long end) throws IOException {
        long flags = in.variable();
        in.variable();
        in.variable();
        in.skip((flags & 2) != 0 ? 4 : 0).skip((flags & 4) != 0 ? 4 : 0);
        in.variable();
        in.variable();
        int nameLength = (int) in.variable();
        String name = Names.of(in.bytes(nameLength));
        boolean folder = (flags & 1) != 0;
        if (!folder) {
            found.member(name, isEncrypted(extra, end), null);
        }
    }

    private boolean isEncrypted(long extra, long end) throws IOException {
        in.to(extra);
        while (in.position() < end) {
            long size = in.variable();
            int start = in.position();
            if (size < 1) {
                return false;
            }
            if (in.variable() == FILE_ENCRYPTION_RECORD) {
                return true;
            }
            in.to(start + size);
        }
        return false;
    }
}

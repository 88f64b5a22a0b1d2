package org.mailherd.antispam.ole;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Files of OLE built to wear out who opens them (threats, cases 8 and 19), in any size. */
public final class NastyOle {

    private static final int SECTOR = 512;
    private static final int END = -2;

    /** By name: of a size of some kilobytes. */
    public static final Map<String, IntFunction<byte[]>> KINDS = new LinkedHashMap<>();

    private NastyOle() {}

    static {
        KINDS.put("folders in one another", kb -> directory(kb, Tree.DEEP));
        KINDS.put("folders that hold one another", kb -> directory(kb, Tree.RING));
        KINDS.put("streams that are one", kb -> directory(kb, Tree.SAME_STREAM));
        KINDS.put("chains that bite their tails", kb -> directory(kb, Tree.CHAIN_RING));
    }

    private enum Tree {
        DEEP,
        RING,
        SAME_STREAM,
        CHAIN_RING
    }

    /** Header, tables of sectors, directory. */
    private static byte[] directory(int kb, Tree tree) {
        int sectors = kb * 2;
        int tables = sectors / 128 + 1;
        ByteBuffer file =
                ByteBuffer.allocate((1 + tables + sectors) * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0});
        file.put(new byte[] {(byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1});
        file.putShort(0x1e, (short) 9).putInt(0x2c, tables).putInt(0x30, tables);
        file.putInt(0x3c, END).putInt(0x44, END);
        for (int i = 0; i < 109; i++) {
            file.putInt(0x4c + 4 * i, i < tables ? i : -1);
        }
        for (int i = 0; i < tables * 128; i++) {
            boolean last = i == tables + sectors - 1;
            int next = last ? tree == Tree.CHAIN_RING ? tables : END : i + 1;
            file.putInt(SECTOR + 4 * i, i < tables ? -3 : i >= tables + sectors ? -1 : next);
        }
        for (int i = 0; i < sectors * 4; i++) {
            entry(file, (1 + tables) * SECTOR + i * 128, i, sectors * 4, tree);
        }
        return file.array();
    }

    private static void entry(ByteBuffer file, int at, int index, int count, Tree tree) {
        boolean stream = tree == Tree.SAME_STREAM && index > 1;
        byte[] name = (stream ? "M" + index % 10 : "VBA").getBytes(StandardCharsets.UTF_16LE);
        file.put(at, name).putShort(at + 0x40, (short) (name.length + 2));
        file.put(at + 0x42, (byte) (index == 0 ? 5 : stream ? 2 : 1));
        int next = index + 1 < count ? index + 1 : tree == Tree.RING ? 0 : -1;
        file.putInt(at + 0x44, -1).putInt(at + 0x48, stream ? next : -1);
        file.putInt(at + 0x4c, stream ? -1 : next);
        file.putInt(at + 0x74, 0).putInt(at + 0x78, stream ? 1 << 30 : 0);
    }
}

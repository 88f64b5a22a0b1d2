package org.mailherd.antispam.explain;

import java.nio.ByteBuffer;
import java.util.UUID;

/** An explanation on its way into the table, where it arrives once however often it is sent. */
record Note(UUID id, Explanation what) {
    private static final int OCTETS = 16;

    static Note of(Explanation what) {
        return new Note(UUID.randomUUID(), what);
    }

    byte[] key() {
        return ByteBuffer.allocate(OCTETS)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
